worker_processes 3
# @slot:unicorn@
