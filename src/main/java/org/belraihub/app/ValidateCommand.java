package org.belraihub.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.belraihub.instrument.AnswerValidator;
import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.scoring.AnswerJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Checks answers against an instrument without a running hub. */
@Command(name = "validate", mixinStandardHelpOptions = true,
    description = "Checks answers against an instrument and prints one JSON object with all problems and the completeness of each module.",
    footer = "Exit code 1: there are problems; 2: the file holds no JSON object of answers; 3: the instrument is not known.")
public final class ValidateCommand implements Callable<Integer> {

  private static final int PROBLEMS = 1;
  private static final int NOT_ANSWERS = 2;
  private static final int UNKNOWN_INSTRUMENT = 3;

  @Parameters(index = "0", paramLabel = "INSTRUMENT", description = "Code or alias (HC) for the newest version, or CODE@VERSION.")
  private String instrument = "";

  @Parameters(index = "1", paramLabel = "FILE.json", description = "One object: item code to value.")
  private Path file = Path.of("");

  @Option(names = "--config", description = "Folder with instruments, scales, bindings and rules (default: config, else the jar's own).")
  private @Nullable Path config;

  @Override
  public Integer call() throws IOException {
    var registry = CareDefinitions.load(config).registry();
    var definition = instrument.contains("@") ? registry.find(InstrumentId.parse(instrument)) : registry.current(instrument);
    if (definition.isEmpty()) {
      System.err.println("The instrument " + instrument + " is not known; see the subcommand instruments.");
      return UNKNOWN_INSTRUMENT;
    }
    try {
      var answers = Answers.of(AnswerJson.read(Files.readString(file), file.toString()));
      var report = AnswerValidator.validate(definition.get(), answers);
      System.out.println(JsonMapper.shared().writeValueAsString(new Outcome(definition.get().id().toString(), report.complete(), report)));
      return report.complete() ? 0 : PROBLEMS;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return NOT_ANSWERS;
    }
  }

  /** What is printed. */
  private record Outcome(String instrument, boolean complete, org.belraihub.instrument.ValidationReport report) {
  }
}
