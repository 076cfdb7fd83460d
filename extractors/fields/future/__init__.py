"""What a report proposes for its action (Resolution 12.28, Annex 1, Step 6(1))."""
