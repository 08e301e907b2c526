// A picture that explains codes, as the registry states it: what it shows, not how it is drawn. The theme has a drawing
// for each kind; picture_views.h of site/ gives it the places of things.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"

namespace statusbook {

struct Picture {
  enum class Kind {
    chain,   ///< parties from left to right, each talking to the next; one of them sends the code, a link may be broken
    ladder,  ///< attempts with growing waits between them
    fork,    ///< a question, and what follows from yes and from no
    chart,   ///< codes in a table by two properties
    path     ///< parties from top to bottom, and for each code which of them sends it and which has failed
  };

  /// A page that shows the picture, by the label that prose has for it.
  struct Place {
    std::string label;
    Location at;
  };

  std::string id;
  Kind kind = Kind::chain;
  std::string title;    ///< its name
  std::string caption;  ///< what it says, in words; also for those who do not see it
  std::vector<Place> pages;
  std::vector<std::string> boxes;   ///< chain, path: the parties; fork: the question, then what follows from yes, no
  std::vector<std::string> notes;   ///< beside boxes: a line under each; chain, fork
  std::vector<std::string> arrows;  ///< chain: what goes there and what comes back; fork: yes and no
  long long sender = 0;             ///< chain: which party sends the code, counted from 1; 0: none
  long long broken = 0;             ///< chain: after which party the link is broken; 0: nowhere
  std::vector<long long> waits;     ///< ladder: the waits between attempts
  std::string unit;                 ///< ladder: of the waits
  std::string last;                 ///< ladder: what follows the last attempt
  std::vector<std::string> columns, rows;  ///< chart: the labels; path: the codes are columns
  std::vector<long long> senders;          ///< path: for each column, which party sends it, counted from 1
  std::vector<long long> failed;           ///< path: for each column, which other party has failed; 0: none
  std::vector<Place> cells;                ///< chart: codes, row by row; an empty one leaves the cell empty
  Location at;
};

/// What is wrong with its lists, for people: each kind wants some of certain lengths. Only a picture without such
/// faults can be drawn.
std::vector<std::string> find_faults(const Picture& picture);

}  // namespace statusbook
