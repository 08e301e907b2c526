bind = "127.0.0.1:@PORT@"
workers = 6  # each is busy with one request: as many as there are slow requests, and one
preload_app = True  # so that they start within a short timeout
accesslog = "@DIR@/access.log"
access_log_format = "lab %(h)s %(s)s"
# @slot:gunicorn@
