#include "catch.h"
#include "site/asset_outputs.h"

using namespace statusbook;

TEST_CASE("an asset's name on the site changes with its bytes, and with nothing else", "[assets]") {
  const auto path = published_path({"assets/a/style.css", "one"});
  CHECK(path.starts_with("assets/a/style."));
  CHECK(path.ends_with(".css"));
  CHECK(path == published_path({"assets/a/style.css", "one"}));
  CHECK(path != published_path({"assets/a/style.css", "two"}));
  CHECK(published_path({"assets/a.b/LICENSE", "x"}).starts_with("assets/a.b/LICENSE."));
  CHECK(published_path({"assets/.hidden", "x"}).starts_with("assets/.hidden."));
}

TEST_CASE("templates are given the assets' addresses by names without dots", "[assets]") {
  Theme theme;
  theme.assets = {{"assets/fonts/a-b.woff2", "x"}};
  const auto view = assets_view(asset_paths(theme), "../");
  CHECK(view.at("fonts_a_b_woff2").text() == "../" + published_path(theme.assets[0]));
}

TEST_CASE("assets are published under the names that pages use", "[assets]") {
  Theme theme;
  theme.assets = {{"assets/style.css", "x"}};
  Outputs outputs;
  add_asset_outputs(theme, outputs);
  CHECK(outputs.front().address.page == published_path(theme.assets[0]));
}
