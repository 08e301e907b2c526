#include "serve/surroundings.h"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>
#include <uv.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <map>
#include <utility>

#include "base/file_system.h"

namespace statusbook {

namespace {

// An editor that truncates and writes, or writes beside and renames, does all of it within a millisecond or two.
constexpr std::uint64_t quiet_time = 4;      // milliseconds without an event
constexpr std::uint64_t longest_wait = 200;  // of them with events all along

void require(int status, const char* what) {
  if (status < 0) throw EnvironmentError(fmt::format("cannot {}: {}", what, uv_strerror(status)));
}

/// A handle that is closed, and then freed by its loop.
template <typename Handle>
struct CloseHandle {
  void operator()(Handle* handle) const {
    uv_close(reinterpret_cast<uv_handle_t*>(handle),  // NOLINT: handles of libuv begin alike
             [](uv_handle_t* closed) { delete reinterpret_cast<Handle*>(closed); });  // NOLINT
  }
};
template <typename Handle>
using OwnedHandle = std::unique_ptr<Handle, CloseHandle<Handle>>;

/// Standard input handing over each key, without an echo, for as long as this lives.
class KeyMode {
 public:
  KeyMode() {
    if (isatty(STDIN_FILENO) == 0 || tcgetpgrp(STDIN_FILENO) != getpgrp()) return;
    if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
    auto mode = before_;
    mode.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    is_on_ = tcsetattr(STDIN_FILENO, TCSANOW, &mode) == 0;
  }
  ~KeyMode() {
    if (is_on_) tcsetattr(STDIN_FILENO, TCSANOW, &before_);
  }
  KeyMode(const KeyMode&) = delete;
  KeyMode& operator=(const KeyMode&) = delete;

  [[nodiscard]] bool is_on() const { return is_on_; }

 private:
  termios before_{};
  bool is_on_ = false;
};

bool is_folder(const std::string& path, uv_dirent_type_t type) {
  if (type != UV_DIRENT_UNKNOWN) return type == UV_DIRENT_DIR;
  uv_fs_t request;
  const bool found = uv_fs_lstat(nullptr, &request, path.c_str(), nullptr) == 0;
  const bool result = found && (request.statbuf.st_mode & S_IFMT) == S_IFDIR;
  uv_fs_req_cleanup(&request);
  return result;
}

/// The folder and all folders in it; links are not followed.
void add_folders(const std::string& folder, std::vector<std::string>& list) {
  uv_fs_t request;
  if (uv_fs_scandir(nullptr, &request, folder.c_str(), 0, nullptr) >= 0) {
    list.push_back(folder);
    uv_dirent_t entry;
    while (uv_fs_scandir_next(&request, &entry) != UV_EOF) {
      const auto path = join_path(folder, entry.name);
      if (is_folder(path, entry.type)) add_folders(path, list);
    }
  }
  uv_fs_req_cleanup(&request);
}

}  // namespace

struct Surroundings::State {
  uv_loop_t loop{};
  std::vector<std::string> folders;
  /// By folder, and the entry in it that alone matters; empty: each does.
  std::map<std::pair<std::string, std::string>, OwnedHandle<uv_fs_event_t>> watches;
  std::vector<OwnedHandle<uv_signal_t>> signals;
  OwnedHandle<uv_timer_t> quiet;
  OwnedHandle<uv_tty_t> keyboard;
  KeyMode keys;
  std::array<char, 64> typed{};
  bool changed = false;
  bool is_quiet = false;
  std::uint64_t first_change = 0;
  bool open_wanted = false;
  bool quit_wanted = false;

  void watch_all();
  void watch(const std::string& folder, const std::string& entry);
  void note_change();
  void read_keys();
  void catch_signals();
};

void Surroundings::State::note_change() {
  const auto now = uv_now(&loop);
  if (!changed) first_change = now;
  changed = true;
  is_quiet = false;
  const auto left = longest_wait - std::min(longest_wait, now - first_change);
  uv_timer_start(
      quiet.get(), [](uv_timer_t* timer) { static_cast<State*>(timer->data)->is_quiet = true; },
      std::min(quiet_time, left), 0);
}

/// Watches anew, since a folder may be another one than that of the same name. What changes before this is seen by the
/// build that follows.
void Surroundings::State::watch_all() {
  watches.clear();
  std::vector<std::string> all;
  for (const auto& folder : folders) {
    add_folders(folder, all);
    const auto parent = parent_path(folder);
    const auto name = folder.substr(parent.empty() ? 0 : parent.size() + 1);
    watch(parent.empty() ? (folder.starts_with('/') ? "/" : ".") : parent, name);
  }
  for (const auto& folder : all) watch(folder, "");
}

void Surroundings::State::watch(const std::string& folder, const std::string& entry) {
  auto& handle = watches[{folder, entry}];
  if (handle) return;
  handle.reset(new uv_fs_event_t());
  require(uv_fs_event_init(&loop, handle.get()), "watch files");
  handle->data = this;
  // The handle finds its key by itself: the name that matters is asked for when something happens.
  const auto status = uv_fs_event_start(
      handle.get(),
      [](uv_fs_event_t* event, const char* name, int, int) {
        auto& state = *static_cast<State*>(event->data);
        for (const auto& [place, watch] : state.watches) {
          if (watch.get() != event) continue;
          if (place.second.empty() || name == nullptr || place.second == name) state.note_change();
        }
      },
      folder.c_str(), 0);
  if (status == UV_ENOENT || status == UV_ENOTDIR) return;  // gone again; the parent tells when it comes back
  if (status == UV_ENOSPC || status == UV_EMFILE) {
    throw EnvironmentError("cannot watch more folders: raise fs.inotify.max_user_watches or max_user_instances");
  }
  require(status, "watch files");
}

void Surroundings::State::read_keys() {
  if (!keys.is_on()) return;
  keyboard.reset(new uv_tty_t());
  require(uv_tty_init(&loop, keyboard.get(), STDIN_FILENO, 0), "read keys");
  keyboard->data = this;
  uv_read_start(
      reinterpret_cast<uv_stream_t*>(keyboard.get()),  // NOLINT: handles of libuv begin alike
      [](uv_handle_t* handle, std::size_t, uv_buf_t* buffer) {
        auto& room = static_cast<State*>(handle->data)->typed;
        *buffer = uv_buf_init(room.data(), static_cast<unsigned>(room.size()));
      },
      [](uv_stream_t* stream, ssize_t size, const uv_buf_t* buffer) {
        auto& state = *static_cast<State*>(stream->data);
        if (size < 0) uv_read_stop(stream);
        for (ssize_t i = 0; i < size; ++i) {
          const char key = buffer->base[i];
          if (key == 'o') state.open_wanted = true;
          if (key == 'q' || key == '\x04') state.quit_wanted = true;  // or the end of input, typed
        }
      });
}

void Surroundings::State::catch_signals() {
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    auto& handle = signals.emplace_back(new uv_signal_t());
    require(uv_signal_init(&loop, handle.get()), "catch signals");
    handle->data = this;
    uv_signal_start(
        handle.get(), [](uv_signal_t* signal, int) { static_cast<State*>(signal->data)->quit_wanted = true; }, number);
  }
}

Surroundings::Surroundings(std::vector<std::string> folders) : state_(std::make_unique<State>()) {
  auto& state = *state_;
  require(uv_loop_init(&state.loop), "watch files");
  state.folders = std::move(folders);
  state.quiet.reset(new uv_timer_t());
  uv_timer_init(&state.loop, state.quiet.get());
  state.quiet->data = &state;
  state.catch_signals();
  state.read_keys();
  state.watch_all();
}

Surroundings::~Surroundings() {
  state_->watches.clear();
  state_->signals.clear();
  state_->quiet.reset();
  state_->keyboard.reset();
  uv_run(&state_->loop, UV_RUN_DEFAULT);  // closes the handles
  uv_loop_close(&state_->loop);
}

void Surroundings::watch(std::vector<std::string> folders) {
  if (folders == state_->folders) return;
  state_->folders = std::move(folders);
  state_->watch_all();
  state_->note_change();
}

Surroundings::Event Surroundings::wait() {
  auto& state = *state_;
  for (;;) {
    if (state.quit_wanted) return Event::quit;
    if (std::exchange(state.open_wanted, false)) return Event::open;
    if (state.changed && state.is_quiet) {
      state.changed = false;
      state.watch_all();
      return Event::change;
    }
    uv_run(&state.loop, UV_RUN_ONCE);
  }
}

bool Surroundings::has_changed() {
  uv_run(&state_->loop, UV_RUN_NOWAIT);
  return state_->changed;
}

bool Surroundings::has_keys() const { return state_->keys.is_on(); }

void Surroundings::open(const std::string& address) {
#ifdef __APPLE__
  std::string program = "open";
#else
  std::string program = "xdg-open";
#endif
  auto target = address;
  std::array<char*, 3> arguments{program.data(), target.data(), nullptr};
  uv_process_options_t options{};
  options.file = program.c_str();
  options.args = arguments.data();
  options.flags = UV_PROCESS_DETACHED;
  options.exit_cb = [](uv_process_t* process, std::int64_t, int) { CloseHandle<uv_process_t>()(process); };
  auto* process = new uv_process_t();  // NOLINT: freed when it has ended
  if (uv_spawn(&state_->loop, process, &options) != 0) {
    CloseHandle<uv_process_t>()(process);
  } else {
    uv_unref(reinterpret_cast<uv_handle_t*>(process));  // NOLINT
  }
}

}  // namespace statusbook
