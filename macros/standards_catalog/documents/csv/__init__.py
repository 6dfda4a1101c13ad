"""CSV bytes -> tables with positions."""
