"""The version, in a module that imports nothing, for the build and for reports."""

VERSION = "0.1.0"
