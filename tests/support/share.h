// Sanitizers make a test ten times as slow, and find what they are there for in fewer of many cases that are alike.
#pragma once

namespace statusbook {

/// Of so many cases, a test tries one.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int share = 5;
#else
constexpr int share = 1;
#endif

}  // namespace statusbook
