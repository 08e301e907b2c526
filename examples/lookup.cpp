// lookup codes.min.json CODE: what a status code is.
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: lookup codes.min.json CODE\n";
    return 2;
  }
  const std::string wanted = argv[2];
  try {
    std::ifstream file(argv[1]);
    const auto data = nlohmann::json::parse(file);
    const auto version = data.at("version").get<std::string>();
    if (version.rfind("1.", 0) != 0) {
      std::cerr << argv[1] << " has format " << version << ", which this program does not know\n";
      return 2;
    }
    for (const auto& code : data.at("codes")) {
      if (code.at("code") != wanted) continue;
      std::cout << wanted << ' ' << code.at("phrase").get<std::string>() << " (" << code.at("state").get<std::string>();
      if (!code.at("spec").is_null()) std::cout << ", " << code.at("spec").get<std::string>();
      std::cout << ")\n" << code.at("summary").get<std::string>() << '\n';
      return 0;
    }
  } catch (const nlohmann::json::exception& error) {
    std::cerr << argv[1] << ": " << error.what() << '\n';
    return 2;
  }
  std::cerr << argv[1] << " has no code " << wanted << '\n';
  return 1;
}
