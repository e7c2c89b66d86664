"""What a citation as a whole must look like, one small rule a fault, by what the rules are about."""
