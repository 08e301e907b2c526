#include "serve/http_server.h"

#include <fmt/format.h>
#include <httplib.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/file_system.h"
#include "serve/respond.h"

namespace statusbook {

namespace {

using namespace std::chrono_literals;

// Each open page holds a thread for its events. Browsers open six connections to a host.
constexpr std::size_t threads = 64;
constexpr auto beat = 1s;  ///< in which a page that was closed is noticed

/// Where threads find what is served, and wait for it to change.
class Stage {
 public:
  struct View {
    std::shared_ptr<const Snapshot> snapshot;
    int version = 0;
    bool is_over = false;
  };

  void show(Snapshot snapshot) {
    {
      const std::scoped_lock lock(mutex_);
      view_.snapshot = std::make_shared<const Snapshot>(std::move(snapshot));
      ++view_.version;
    }
    changed_.notify_all();
  }

  void end() {
    {
      const std::scoped_lock lock(mutex_);
      view_.is_over = true;
    }
    changed_.notify_all();
  }

  View look() {
    const std::scoped_lock lock(mutex_);
    return view_;
  }

  /// Returns when there is another version, at the end, or after a beat.
  View wait(int version) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, beat, [&] { return view_.is_over || view_.version != version; });
    return view_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  View view_;
};

HttpRequest read_request(const httplib::Request& request) {
  HttpRequest result{request.method, request.target, {}};
  for (const auto& [name, value] : request.headers) {
    // The library adds fields of its own.
    if (name != "REMOTE_ADDR" && name != "REMOTE_PORT" && name != "LOCAL_ADDR" && name != "LOCAL_PORT") {
      result.fields.emplace_back(name, value);
    }
  }
  return result;
}

/// Tells one page what changes, until it is closed.
class EventSender {
 public:
  EventSender(std::string path, const ServedPlace& place, Stage& stage)
      : path_(std::move(path)), place_(place), stage_(stage) {}

  bool operator()(httplib::DataSink& sink) {
    const auto view = stage_.wait(version_);
    if (view.is_over) return false;
    if (view.version == version_) return sink.is_writable() && write(sink, ":\n\n");
    version_ = view.version;
    auto event = event_for(path_, *view.snapshot, place_);
    if (event == last_) return true;
    last_ = std::move(event);
    return write(sink, fmt::format("retry: 500\ndata: {}\n\n", last_));
  }

 private:
  static bool write(httplib::DataSink& sink, const std::string& text) { return sink.write(text.data(), text.size()); }

  std::string path_;
  const ServedPlace& place_;
  Stage& stage_;
  int version_ = 0;
  std::string last_;
};

void send(HttpResponse response, const ServedPlace& place, Stage& stage, httplib::Response& out) {
  out.status = response.status;
  std::string type;
  for (const auto& [name, value] : response.fields) {
    if (name == "Content-Type") type = value;
    out.set_header(name, value);
  }
  out.headers.erase("Content-Type");  // the library adds it
  if (response.events_for) {
    // Held by a pointer, since the library copies what it calls.
    const auto sender = std::make_shared<EventSender>(std::move(*response.events_for), place, stage);
    out.set_content_provider(type, [sender](std::size_t, httplib::DataSink& sink) { return (*sender)(sink); });
    return;
  }
  if (response.content.empty()) return out.set_header("Content-Type", type);
  // A provider's content is sent as it is, while a body would be compressed anew for each request. The library leaves
  // it out of the response to HEAD.
  const auto content = std::make_shared<const std::string>(std::move(response.content));
  out.set_content_provider(content->size(), type,
                           [content](std::size_t from, std::size_t length, httplib::DataSink& sink) {
                             return sink.write(content->data() + from, length);
                           });
}

}  // namespace

struct HttpServer::State {
  httplib::Server server;
  int port = 0;
  ServedPlace place;
  Stage stage;
  std::jthread thread;
};

HttpServer::HttpServer(const std::string& host, int port) : state_(std::make_unique<State>()) {
  auto& server = state_->server;
  // Not the library's option, with which several programs may take the same port.
  server.set_socket_options([](socket_t socket) {
    const int on = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
  state_->port = port == 0 ? server.bind_to_any_port(host) : server.bind_to_port(host, port) ? port : -1;
  if (state_->port < 0) {
    throw EnvironmentError(port == 0 ? fmt::format("cannot listen on {}", host)
                                     : fmt::format("cannot listen on port {} of {}: is it taken?", port, host));
  }
}

HttpServer::~HttpServer() {
  state_->stage.end();
  state_->server.stop();
}

int HttpServer::port() const { return state_->port; }

void HttpServer::start(ServedPlace place, Snapshot snapshot) {
  auto& state = *state_;
  state.place = std::move(place);
  state.stage.show(std::move(snapshot));
  auto& server = state.server;
  server.new_task_queue = [] { return new httplib::ThreadPool(threads); };  // NOLINT: the library owns it
  server.set_tcp_nodelay(true);
  // One request a connection: what is left of a refused request's content is never taken for another request, and no
  // idle connection holds a thread.
  server.set_keep_alive_max_count(1);
  server.set_pre_routing_handler([&state](const httplib::Request& request, httplib::Response& response) {
    // Ranges are respond()'s business. The request is the library's own object, and not const there.
    const_cast<httplib::Request&>(request).ranges.clear();  // NOLINT(cppcoreguidelines-pro-type-const-cast)
    const auto parsed = read_request(request);
    send(respond(parsed, *state.stage.look().snapshot, state.place), state.place, state.stage, response);
    return httplib::Server::HandlerResponse::Handled;
  });
  state.thread = std::jthread([&server] { server.listen_after_bind(); });
}

void HttpServer::show(Snapshot snapshot) { state_->stage.show(std::move(snapshot)); }

}  // namespace statusbook
