// cpp-httplib as its README shows it. Arguments: port, folder of pages.
#include <httplib.h>

#include <cstdlib>
#include <stdexcept>
#include <string>

int main(int, char** arguments) {
  httplib::Server server;
  // @slot:server@
  server.set_mount_point("/", arguments[2]);
  server.Get("/item", [](const httplib::Request&, httplib::Response& response) {
    response.set_header("Lab-By", "application");
    response.set_content("item\n", "text/plain");
  });
  server.Post("/upload", [](const httplib::Request& request, httplib::Response& response) {
    response.set_header("Lab-By", "application");
    response.set_content("size=" + std::to_string(request.body.size()) + "\n", "text/plain");
  });
  server.Get("/crash", [](const httplib::Request&, httplib::Response&) { throw std::runtime_error("boom"); });
  server.listen("127.0.0.1", std::atoi(arguments[1]));
}
