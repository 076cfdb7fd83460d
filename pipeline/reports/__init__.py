"""Reports: what they say is worked out first, as plain rows; how they look comes after."""
