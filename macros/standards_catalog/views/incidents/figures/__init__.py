"""How numbers about incidents are drawn."""
