#include <algorithm>
#include <set>

#include "import/pieces.h"

namespace statusbook {

namespace {

constexpr std::size_t fewest_of_own_list = 4;  // codes of a list in an entry's section that is a list of its own
constexpr std::size_t fewest_alike = 3;

bool is_entry(const Piece& piece) { return piece.role == Role::entry; }

class Judge {
 public:
  Judge(PieceList& list, const std::string& whole, const CodeReader& codes)
      : pieces_(list.pieces), list_(list), whole_(whole), codes_(codes) {}

  void run() {
    judge_headings();
    if (whole_.empty()) judge_paragraphs();
    for (const auto& piece : pieces_) {
      if (is_entry(piece)) described_.insert(piece.head->code.code);
    }
    for (const auto& group : list_.groups) {
      if (!group.pieces.empty()) judge_group(group);
    }
  }

 private:
  Piece& at(int index) { return pieces_[static_cast<std::size_t>(index)]; }

  /// A code in a heading below an entry's own begins another entry, if it is another code. Notes for each piece whose
  /// section it is in.
  void judge_headings() {
    std::vector<const Piece*> open;
    for (auto& piece : pieces_) {
      while (piece.shape == Shape::heading && !open.empty() && open.back()->level >= piece.level) open.pop_back();
      if (!open.empty() && is_entry(*open.back())) piece.section = open.back();
      if (piece.shape != Shape::heading) continue;
      const bool goes_on = !open.empty() && piece.has_code() && open.back()->head->code.code == piece.head->code.code;
      if (piece.has_code(Weight::fair) && (whole_.empty() ? !goes_on : piece.head->code.parent == whole_)) {
        piece.role = Role::entry;
      } else if (whole_.empty() && piece.has_class()) {
        piece.role = Role::code_class;
      }
      if (piece.role != Role::text) open.push_back(&piece);
    }
  }

  /// A paragraph is an entry where its phrase is known or markup sets it off; one that only reads like those where as
  /// many are sure. One among headings mentions a code.
  void judge_paragraphs() {
    std::vector<Piece*> sure;
    std::vector<Piece*> likely;
    for (auto& piece : pieces_) {
      if (piece.shape != Shape::paragraph || piece.section != nullptr || piece.parent >= 0) continue;
      if (piece.has_class()) piece.role = Role::code_class;
      if (!piece.has_code(Weight::fair)) continue;
      if (piece.has_code(Weight::strong) || piece.head->is_formatted) {
        sure.push_back(&piece);
      } else if (!piece.head->phrase.empty()) {
        likely.push_back(&piece);
      }
    }
    if (sure.size() > 1 && sure.size() >= likely.size()) sure.insert(sure.end(), likely.begin(), likely.end());
    for (auto* piece : sure) piece->role = Role::entry;
  }

  // --- lists and tables ---

  void judge_group(const PieceGroup& group) {
    const auto& first = at(group.pieces.front());
    const bool is_inside = first.parent >= 0 && is_entry(at(first.parent));
    const auto* owner = is_inside ? &at(first.parent) : first.section;
    const auto score = score_of(group);
    if (owner != nullptr || !whole_.empty()) {
      const bool found = accept_subcodes(group, owner != nullptr ? owner->head->code.code : whole_);
      const bool is_new = score.codes.size() >= fewest_of_own_list && !is_mostly_described(score.codes);
      if (found || is_inside || !whole_.empty() || !is_new) return;
    }
    judge_items(group, score);
  }

  bool accept_subcodes(const PieceGroup& group, const std::string& code) {
    bool found = false;
    for (const int index : group.pieces) {
      auto& piece = at(index);
      if (!piece.has_code() || piece.head->code.parent != code) continue;
      piece.role = Role::entry;
      found = true;
    }
    return found;
  }

  /// Whether most of the codes have headings or paragraphs of their own.
  [[nodiscard]] bool is_mostly_described(const std::set<std::string>& codes) const {
    const auto known = std::ranges::count_if(codes, [&](const auto& code) { return described_.contains(code); });
    return 2 * static_cast<std::size_t>(known) >= codes.size();
  }

  /// What the items of a list or the rows of a table score together.
  struct Score {
    std::size_t found = 0;       // items with a code
    std::size_t fair = 0;        // of those: more than the place speaks for it
    std::size_t known = 0;       // the phrase is one of the code's
    std::size_t registered = 0;  // different codes that are
    bool runs_on = false;        // a known phrase runs on into a sentence
    bool has_text = false;       // something is behind the head of one
    std::set<std::string> codes;
  };

  Score score_of(const PieceGroup& group) {
    Score score;
    for (const int index : group.pieces) {
      const auto& piece = at(index);
      if (!piece.has_code()) continue;
      const auto& [code, parent, length] = piece.head->code;
      const bool runs = piece.head->running > 0;
      score.runs_on = score.runs_on || runs;
      score.has_text = score.has_text || piece.has_text;
      ++score.found;
      score.fair += runs || piece.has_code(Weight::fair) ? 1 : 0;
      score.known += runs || codes_.match_phrase(piece.head->phrase, code) > 0 ? 1 : 0;
      const bool is_new = score.codes.insert(code).second;
      score.registered += is_new && (codes_.is_registered(code) || codes_.is_registered(parent)) ? 1 : 0;
    }
    return score;
  }

  /// One rule a list: where most items have codes, all that have one are entries; where known phrases run on into
  /// sentences in most of them, they are phrases in all. A row's column speaks for its code.
  void judge_items(const PieceGroup& group, const Score& score) {
    const auto& [found, fair, known, registered, runs_on, has_text, codes] = score;
    const bool is_begun = codes_.registry().codes.size() == 0;
    // Numbers that differ are no codes yet: the registry has to know most of them, or a phrase.
    if (!is_begun && known == 0 && 3 * registered < 2 * codes.size()) return;
    // A list of contents, or a table that names codes in several rows, is about what is described elsewhere.
    if (found > 0 && (!has_text || (group.columns && 2 * codes.size() <= found)) && is_mostly_described(codes)) return;
    const auto all = group.pieces.size();
    const bool is_list = group.columns || (found > 1 && 3 * found >= 2 * all && (is_begun || 2 * fair >= found));
    const bool cuts_phrases = runs_on && known >= fewest_alike && 3 * known >= 2 * found;
    for (const int index : group.pieces) {
      auto& piece = at(index);
      if (piece.has_class()) piece.role = Role::code_class;
      if (!piece.has_code(is_list ? Weight::weak : Weight::fair)) continue;
      piece.role = Role::entry;
      if (!cuts_phrases || piece.head->running == 0) continue;
      piece.head->phrase = piece.head->running_phrase;
      piece.head->rest = piece.head->running;
    }
  }

  std::deque<Piece>& pieces_;
  PieceList& list_;
  const std::string& whole_;
  const CodeReader& codes_;
  std::set<std::string> described_;  // codes of headings and paragraphs that are entries
};

}  // namespace

void accept_pieces(PieceList& list, const std::string& whole, const CodeReader& codes) {
  Judge(list, whole, codes).run();
}

}  // namespace statusbook
