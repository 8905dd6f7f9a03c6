"""The values that flow between the stages; imports nothing above it."""
