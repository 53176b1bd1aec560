package org.belraihub.team;

import java.util.Collection;
import java.util.List;

import org.belraihub.assessment.ModuleProgress;

/** Progress in percent (R4.44): every module with items to answer weighs the same, so two of four filled modules are half; pure. */
final class Percentages {

  private Percentages() {
  }

  /** Of some modules, rounded down; a hundred when there is nothing to answer. */
  static int of(List<ModuleProgress> progress, Collection<String> modules) {
    List<ModuleProgress> counted = progress.stream().filter(module -> modules.contains(module.code()) && module.asked() > 0).toList();
    return counted.isEmpty() ? 100 : counted.stream().mapToInt(ModuleProgress::percent).sum() / counted.size();
  }

  /** What answers to some modules are of the whole. */
  static int ofWhole(List<ModuleProgress> progress, Collection<String> modules) {
    List<ModuleProgress> counted = progress.stream().filter(module -> module.asked() > 0).toList();
    return counted.isEmpty() ? 100 : counted.stream().filter(module -> modules.contains(module.code()))
        .mapToInt(ModuleProgress::percent).sum() / counted.size();
  }
}
