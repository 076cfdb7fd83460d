"""States as texts name them: one by one, in rows, by adjectives; and the range they tell of."""
