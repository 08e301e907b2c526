#include "commands/serve.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <ostream>

#include "base/disk_file_system.h"
#include "commands/places.h"
#include "commands/print_diagnostics.h"
#include "commands/theme_place.h"
#include "load/load_settings.h"
#include "pipeline.h"
#include "serve/http_server.h"
#include "serve/surroundings.h"

namespace statusbook {

namespace {

const std::string loopback = "127.0.0.1";
constexpr int usual_port = 8000;
constexpr int usual_ports = 20;  // tried one after the other, so that several books can be served

constexpr int most_passed_over = 5;  // builds, where files are written all the time

double milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

std::unique_ptr<HttpServer> listen(const Options& options) {
  const auto host = options.host.empty() ? loopback : options.host;
  if (options.port) return std::make_unique<HttpServer>(host, *options.port);
  for (int port = usual_port; port < usual_port + usual_ports; ++port) {
    try {
      return std::make_unique<HttpServer>(host, port);
    } catch (const EnvironmentError&) {
      // Taken; the next may be free.
    }
  }
  return std::make_unique<HttpServer>(host, 0);
}

bool is_every_address(const std::string& host) { return host == "0.0.0.0" || host == "::"; }

std::string address_of_server(const ServedPlace& place, int port) {
  const bool is_here = !place.open_to_others || is_every_address(place.host);
  const auto host = is_here                                     ? "localhost"
                    : place.host.find(':') == std::string::npos ? place.host
                                                                : "[" + place.host + "]";
  return fmt::format("http://{}:{}{}", host, port, place.base_path);
}

/// The base URL that the site is built for.
std::string find_base_url(const Options& options) {
  if (!options.base_url.empty()) return options.base_url;
  Diagnostics ignored;  // the build reports them
  return load_settings(DiskFileSystem(options.root), ignored).base_url;
}

/// Builds the site again and again, and keeps what is to be shown.
class Workshop {
 public:
  Workshop(const Options& options, Terminal& terminal)
      : options_(options), terminal_(terminal), theme_(find_theme(options, terminal)) {}

  /// The folders whose files the site is made from, or would be if they were there.
  [[nodiscard]] std::vector<std::string> folders() const {
    auto folders = theme_.folders;
    folders.push_back(below_root(options_, "content"));
    folders.push_back(below_root(options_, "theme"));
    if (!theme_.missing.empty()) folders.push_back(theme_.missing);
    return folders;
  }

  /// The next snapshot. Where `is_changing` says that files were written in the meantime, what was built may be made
  /// from a file that was only half there: then nullopt, but not without end.
  template <typename IsChanging>
  std::optional<Snapshot> build(const IsChanging& is_changing) {
    const auto start = std::chrono::steady_clock::now();
    auto site = std::make_shared<Site>();
    Diagnostics diagnostics;
    std::string failure;
    try {
      theme_ = find_theme(options_, terminal_);  // it may extend another one now
      diagnostics.append(theme_.diagnostics);
      const DiskFileSystem project(options_.root);
      const auto theme = theme_files(theme_);
      *site = build_site(
          {project, theme, theme_.folders, options_.base_url, terminal_.today, options_.jobs, Extent::site, &cache_},
          diagnostics);
    } catch (const EnvironmentError& error) {
      failure = fmt::format("statusbook: {}\n", error.what());
    }
    const bool is_good = failure.empty() && !diagnostics.has_errors();
    if (passed_over_ < most_passed_over && is_changing()) {
      ++passed_over_;
      return std::nullopt;
    }
    passed_over_ = 0;
    print_diagnostics(diagnostics, options_, terminal_);
    terminal_.err << failure << std::flush;
    if (is_good) {
      terminal_.out << fmt::format("{} pages, {:.0f} ms\n", site->pages, milliseconds_since(start)) << std::flush;
      snapshot_ = {std::move(site), ""};
    } else {
      snapshot_.faults = failure.empty() ? format_diagnostics(diagnostics, options_, Color::off) : failure;
    }
    return snapshot_;
  }

 private:
  const Options& options_;
  Terminal& terminal_;
  ThemePlace theme_;
  BuildCache cache_;
  int passed_over_ = 0;
  Snapshot snapshot_;
};

}  // namespace

ExitStatus run_serve(const Options& options, Terminal& terminal) {
  const auto base_url = find_base_url(options);  // without a book, ends here
  const auto server = listen(options);
  const ServedPlace place{base_url, path_of_url(base_url), options.host, !options.host.empty()};
  const auto address = address_of_server(place, server->port());

  Workshop workshop(options, terminal);
  Surroundings surroundings(workshop.folders());
  server->start(place, *workshop.build([] { return false; }));
  terminal.out << fmt::format("{} shows the site{}\n", address,
                              surroundings.has_keys() ? "; q quits, o opens a browser" : "")
               << std::flush;
  if (options.open) surroundings.open(address);
  for (;;) {
    switch (surroundings.wait()) {
      case Surroundings::Event::quit: return ExitStatus::success;
      case Surroundings::Event::open: surroundings.open(address); break;
      case Surroundings::Event::change:
        if (auto snapshot = workshop.build([&] { return surroundings.has_changed(); })) server->show(*snapshot);
        surroundings.watch(workshop.folders());
        break;
    }
  }
}

}  // namespace statusbook
