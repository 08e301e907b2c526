vcl 4.1;
backend up {
  .host = "127.0.0.1";
  .port = "@UP@";
  @slot:backend@
}
backend refused {
  .host = "127.0.0.1";
  .port = "@REFUSED@";
}
sub vcl_recv {
  if (req.url ~ "^/up/refused") {
    set req.backend_hint = refused;
  }
  @slot:recv@
}
@slot:sub@
