"""A site is built beside the one that is there, and takes its place when it is whole."""
