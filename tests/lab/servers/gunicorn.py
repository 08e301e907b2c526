bind = "127.0.0.1:@PORT@"
workers = 3
accesslog = "@DIR@/access.log"
access_log_format = "lab %(h)s %(s)s"
# @slot:gunicorn@
