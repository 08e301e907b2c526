// What open pages run while they are served: JavaScript that listens to the server's events.
#pragma once

#include <string_view>

namespace statusbook {

/// Loads the page again, swaps its stylesheets, shows what is wrong, as the events say; keeps service workers out.
extern const std::string_view live_script;

/// What a browser gets that asks for the script of a service worker, which another site of this address has left
/// behind: a worker that takes itself and what it stored away.
extern const std::string_view retiring_worker;

}  // namespace statusbook
