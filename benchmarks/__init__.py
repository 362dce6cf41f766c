"""Measurements, never tests: each module measures one thing in its ``run`` and gives tables to print."""
