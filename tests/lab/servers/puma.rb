threads 4, 8
# @slot:puma@
