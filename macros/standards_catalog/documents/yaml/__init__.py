"""YAML text -> plain data with positions, by the core schema of YAML 1.2."""
