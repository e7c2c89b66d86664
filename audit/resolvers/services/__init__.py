"""The services that know works, one file each: a `Query` in, records out."""
