#include <algorithm>
#include <map>
#include <set>

#include "import/pieces.h"

namespace statusbook {

namespace {

constexpr int below_all_headings = 7;
constexpr std::size_t fewest_of_own_list = 4;  // codes of a list in an entry's section that is a list of its own
constexpr std::size_t fewest_alike = 3;

bool has_code(const Piece& piece) { return piece.head && !piece.head->code.code.empty(); }
bool is_at_least(const Piece& piece, Weight weight) { return has_code(piece) && piece.head->weight >= weight; }
bool is_entry(const Piece& piece) { return piece.role == Role::entry; }

class Judge {
 public:
  Judge(PieceList& list, const std::string& whole, const CodeReader& codes)
      : pieces_(list.pieces), list_(list), whole_(whole), codes_(codes) {}

  void run() {
    for (auto& piece : pieces_) piece.role = Role::text;
    judge_headings();
    judge_paragraphs();
    find_sections();
    for (const auto& group : list_.groups) judge_group(group);
    judge_frames();
  }

 private:
  Piece& at(int index) { return pieces_[static_cast<std::size_t>(index)]; }

  // --- headings ---

  void judge_headings() {
    std::size_t sure = 0;
    std::size_t unsure = 0;
    for (const auto& piece : pieces_) {
      if (piece.shape != Shape::heading || !has_code(piece)) continue;
      const auto level = levels_.try_emplace(piece.head->code.code, piece.level).first;
      level->second = std::min(level->second, piece.level);
      ++(is_at_least(piece, Weight::fair) ? sure : unsure);
    }
    // A heading above those of codes may be that of their class.
    for (const auto& [code, level] : levels_) deepest_ = std::max(deepest_, level);
    takes_weak_headings_ = sure > 1 && sure >= unsure;
    std::vector<const Piece*> open;
    for (auto& piece : pieces_) {
      if (piece.shape != Shape::heading) continue;
      while (!open.empty() && open.back()->level >= piece.level) open.pop_back();
      judge_heading(piece, open.empty() ? nullptr : open.back());
      if (piece.role != Role::text) open.push_back(&piece);
    }
  }

  void judge_heading(Piece& piece, const Piece* outer) {
    const bool titled = has_code(piece) && (is_at_least(piece, Weight::fair) || takes_weak_headings_) &&
                        (!piece.head->code.is_vague || !piece.head->phrase.empty());
    if (titled && !is_subheading(piece, outer)) {
      piece.role = Role::entry;
    } else if (whole_.empty() && piece.head && !piece.head->class_id.empty()) {
      piece.role = Role::code_class;
    } else if (whole_.empty() && !titled && !piece.named_class.empty() &&
               (outer == nullptr || piece.level < deepest_)) {
      piece.role = Role::code_class;
      piece.head.emplace().class_id = piece.named_class;
    }
  }

  /// A code in a heading below an entry's own begins no entry if it is the entry's own, if nothing but the place speaks
  /// for it, or if the code has a heading of its own higher up.
  [[nodiscard]] bool is_subheading(const Piece& piece, const Piece* outer) const {
    const auto& code = piece.head->code;
    if (!whole_.empty()) return code.parent != whole_;
    if (outer == nullptr || !is_entry(*outer)) return false;
    return code.code == outer->head->code.code || piece.head->weight == Weight::weak ||
           levels_.at(code.code) <= outer->level;
  }

  // --- paragraphs ---

  /// A paragraph is an entry where its phrase is known or markup sets it off; one that only reads like those where most
  /// are sure.
  void judge_paragraphs() {
    if (!whole_.empty()) return;
    find_sections();
    std::set<std::string> sure;
    std::vector<Piece*> likely;
    for (auto& piece : pieces_) {
      if (piece.shape != Shape::paragraph || is_in_entry(piece) || piece.parent >= 0) continue;
      const bool is_sure =
          is_at_least(piece, Weight::strong) || (is_at_least(piece, Weight::fair) && piece.head->is_formatted);
      if (is_sure && !piece.head->code.is_vague) {
        piece.role = Role::entry;
        sure.insert(piece.head->code.code);
      } else if (is_at_least(piece, Weight::fair) && piece.head->leader.empty() && !piece.head->phrase.empty()) {
        likely.push_back(&piece);
      } else if (piece.is_brief) {
        judge_class_line(piece);
      }
    }
    if (sure.size() > 1 && sure.size() >= likely.size()) {
      for (auto* piece : likely) piece->role = Role::entry;
    }
    const bool others = std::any_of(pieces_.begin(), pieces_.end(), [](const Piece& piece) {
      return piece.shape == Shape::paragraph ? false : is_at_least(piece, Weight::fair);
    });
    if (sure.size() != 1 || !others) return;
    for (auto& piece : pieces_) {
      if (piece.shape == Shape::paragraph && is_entry(piece)) piece.role = Role::text;
    }
  }

  static void judge_class_line(Piece& piece) {
    const bool begins = piece.head && !piece.head->class_id.empty();
    if (!begins && piece.named_class.empty()) return;
    if (!begins) piece.head.emplace().class_id = piece.named_class;
    piece.role = Role::code_class;
  }

  // --- sections ---

  /// Notes for each piece the heading or paragraph whose entry it is in.
  void find_sections() {
    sections_.assign(pieces_.size(), nullptr);
    std::vector<const Piece*> open;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const auto& piece = pieces_[i];
      const bool is_heading = piece.shape == Shape::heading;
      const bool opens = piece.role != Role::text && (is_heading || piece.shape == Shape::paragraph);
      const int level = is_heading ? piece.level : below_all_headings;
      while ((is_heading || opens) && !open.empty() && level_of(*open.back()) >= level) open.pop_back();
      if (!open.empty() && is_entry(*open.back())) sections_[i] = open.back();
      if (opens) open.push_back(&piece);
    }
  }

  static int level_of(const Piece& piece) { return piece.shape == Shape::heading ? piece.level : below_all_headings; }

  [[nodiscard]] const Piece* section_of(const Piece& piece) const {
    return sections_[static_cast<std::size_t>(&piece - pieces_.data())];
  }
  [[nodiscard]] bool is_in_entry(const Piece& piece) const { return section_of(piece) != nullptr; }

  // --- lists and tables ---

  void judge_group(const PieceGroup& group) {
    if (group.pieces.empty()) return;
    const auto& first = at(group.pieces.front());
    const auto* section = section_of(first);
    const bool is_inside = first.parent >= 0 && is_entry(at(first.parent));
    if (is_inside || section != nullptr || !whole_.empty()) {
      const auto& code = is_inside            ? at(first.parent).head->code.code
                         : section != nullptr ? section->head->code.code
                                              : whole_;
      const bool found = accept_subcodes(group, code);
      if (found || is_inside || !whole_.empty() || !lists_new_codes(group)) return;
    }
    if (!is_borne_out(group)) return;
    if (group.columns) {
      judge_rows(group);
    } else {
      judge_items(group);
    }
  }

  bool accept_subcodes(const PieceGroup& group, const std::string& code) {
    bool found = false;
    for (const int index : group.pieces) {
      auto& piece = at(index);
      if (!is_at_least(piece, Weight::fair) && !(has_code(piece) && group.columns)) continue;
      if (piece.head->code.parent != code) continue;
      piece.role = Role::entry;
      found = true;
    }
    return found;
  }

  /// Whether most of the codes have headings or paragraphs of their own.
  bool is_mostly_described(const std::set<std::string>& codes) {
    if (described_.empty()) {
      for (const auto& piece : pieces_) {
        if (is_entry(piece)) described_.insert(piece.head->code.code);
      }
    }
    const auto known =
        std::count_if(codes.begin(), codes.end(), [&](const auto& code) { return described_.contains(code); });
    return 2 * static_cast<std::size_t>(known) >= codes.size();
  }

  /// Whether a list in an entry's section is one of its own: most of its codes are described nowhere else.
  bool lists_new_codes(const PieceGroup& group) {
    std::set<std::string> codes;
    for (const int index : group.pieces) {
      if (has_code(at(index))) codes.insert(at(index).head->code.code);
    }
    return codes.size() >= fewest_of_own_list && !is_mostly_described(codes);
  }

  /// Whether the registry knows most of a list's codes, or a phrase of it: numbers that differ are no codes yet. A
  /// registry that is only begun knows none.
  bool is_borne_out(const PieceGroup& group) {
    std::set<std::string> different;
    std::size_t registered = 0;
    std::size_t found = 0;
    bool is_known = codes_.registry().codes.size() == 0;
    for (const int index : group.pieces) {
      const auto& piece = at(index);
      if (!has_code(piece)) continue;
      ++found;
      const auto& code = piece.head->code;
      is_known = is_known || codes_.match_phrase(piece.head->phrase, code.code) > 0 || piece.head->running > 0;
      const bool is_new = different.insert(code.code).second;
      registered += is_new && (codes_.is_registered(code.code) || codes_.is_registered(code.parent)) ? 1 : 0;
    }
    // A table of what is described elsewhere may name a code in several rows.
    const bool differ = !group.columns || 2 * different.size() > found || !is_mostly_described(different);
    return found == 0 || (differ && (is_known || 3 * registered >= 2 * different.size()));
  }

  void judge_rows(const PieceGroup& group) {
    for (const int index : group.pieces) {
      auto& piece = at(index);
      if (has_code(piece)) piece.role = Role::entry;
      if (piece.head && !piece.head->class_id.empty()) piece.role = Role::code_class;
    }
  }

  void judge_items(const PieceGroup& group) {
    const Tally tally = count(group);
    if (group.is_code && (tally.fair < 2 || 3 * tally.fair < 2 * group.pieces.size())) return;
    bool announced = false;  // the items before this one lead to it with a colon
    for (const int index : group.pieces) {
      auto& piece = at(index);
      if (is_class_item(piece)) {
        if (!piece.head || piece.head->class_id.empty()) piece.head.emplace().class_id = piece.named_class;
        piece.role = Role::code_class;
      } else if (has_code(piece) && accepts(piece, tally, announced)) {
        piece.role = Role::entry;
        if (!piece.phrase.empty() && piece.head->phrase.empty()) piece.head->phrase = piece.phrase;
        if (tally.runs_on && piece.head->running > 0) cut_running_phrase(*piece.head);
      }
      if (is_entry(piece)) announced = piece.announces;
    }
  }

  struct Tally {
    std::size_t all = 0;
    std::size_t found = 0;
    std::size_t fair = 0;
    std::size_t formatted = 0;
    std::map<std::string, std::size_t> leaders;
    bool runs_on = false;
    bool is_begun = false;
    [[nodiscard]] bool is_mostly_formatted() const { return formatted > 0 && 2 * formatted >= found; }
    [[nodiscard]] bool is_list_of_codes() const {
      return 3 * found >= 2 * all && found > 1 && (is_begun || 2 * fair >= found);
    }
  };

  Tally count(const PieceGroup& group) {
    Tally tally;
    std::size_t running = 0;
    std::size_t known = 0;
    for (const int index : group.pieces) {
      auto& piece = at(index);
      ++tally.all;
      if (!has_code(piece) || is_class_item(piece)) continue;
      const auto& head = *piece.head;
      ++tally.found;
      ++tally.leaders[head.leader];
      tally.formatted += head.is_formatted ? 1 : 0;
      running += head.running > 0 ? 1 : 0;
      known += head.weight == Weight::strong || head.running > 0 ? 1 : 0;
      tally.fair += head.weight >= Weight::fair || head.running > 0 ? 1 : 0;
      if (head.is_formatted) formatted_.insert(head.code.code);
    }
    tally.is_begun = codes_.registry().codes.size() == 0;
    tally.runs_on = running > 0 && known >= fewest_alike && 3 * known >= 2 * tally.found;
    return tally;
  }

  [[nodiscard]] static bool is_class_item(const Piece& piece) {
    if (piece.head && !piece.head->class_id.empty()) return true;
    return !piece.named_class.empty() && !is_at_least(piece, Weight::fair) &&
           (!piece.head || piece.head->code.code.empty());
  }

  bool accepts(const Piece& piece, const Tally& tally, bool announced) const {
    const auto& head = *piece.head;
    if (head.code.is_vague && !(tally.is_list_of_codes() && tally.found >= fewest_alike)) return false;
    if (!head.leader.empty() && tally.leaders.at(head.leader) < 2) return false;
    const bool is_sure = head.weight >= Weight::fair;
    if (!head.is_formatted && tally.is_mostly_formatted()) {
      return is_sure && !announced && !formatted_.contains(head.code.code);
    }
    return is_sure || tally.is_list_of_codes();
  }

  /// One rule a list: where known phrases run on into sentences in most of its items, they do so in all.
  static void cut_running_phrase(Head& head) {
    head.phrase = head.running_phrase;
    head.rest = head.running;
  }

  // --- frames ---

  /// What looks like a page's frame is content if it describes codes; lists of links and bare names do not.
  void judge_frames() {
    for (const auto& [begin, end] : list_.frames) {
      const auto first = pieces_.begin() + begin;
      const auto last = pieces_.begin() + end;
      if (std::any_of(first, last, [](const Piece& piece) { return is_entry(piece) && piece.has_text; })) continue;
      std::for_each(first, last, [](Piece& piece) { piece.role = Role::text; });
    }
  }

  std::vector<Piece>& pieces_;
  PieceList& list_;
  const std::string& whole_;
  const CodeReader& codes_;
  std::map<std::string, int> levels_;  // the highest heading of each code
  int deepest_ = 0;                    // and the lowest of those
  bool takes_weak_headings_ = false;
  std::vector<const Piece*> sections_;
  std::set<std::string> described_;  // codes of headings and paragraphs that are entries
  std::set<std::string> formatted_;  // codes that markup sets off in a list
};

}  // namespace

void accept_pieces(PieceList& list, const std::string& whole, const CodeReader& codes) {
  Judge(list, whole, codes).run();
}

}  // namespace statusbook
