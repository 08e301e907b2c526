// Serves snapshots over HTTP, each request on a thread of its own (cpp-httplib). What is answered, respond() says; this
// is connections, and events to the pages that are open.
#pragma once

#include <memory>
#include <string>

#include "serve/snapshot.h"

namespace statusbook {

class HttpServer {
 public:
  /// Takes the port of the host, which is a name or an address of this machine; of port 0, one that is free. Throws
  /// EnvironmentError where it is not to be had.
  HttpServer(const std::string& host, int port);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  [[nodiscard]] int port() const;

  /// Answers from now on. To be called once.
  void start(ServedPlace place, Snapshot snapshot);
  /// What is served from now on; open pages are told at once.
  void show(Snapshot snapshot);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace statusbook
