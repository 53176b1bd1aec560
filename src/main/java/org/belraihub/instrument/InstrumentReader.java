package org.belraihub.instrument;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** Reads one instrument file and checks that it is whole: every reference leads somewhere, no code stands twice. */
final class InstrumentReader {

  private static final Set<String> KEYS = Set.of("instrument", "aliases", "version", "validFrom", "status", "kind", "setting", "startable",
      "offline", "teamwork", "coordinator", "label", "note", "source", "unknown", "positionsPublished", "perspective", "codeLists",
      "modules", "skipRules", "consistencyRules", "targetGroup");
  /** Says whom a version is for and changes nothing in it, so that it can be worded anew without a new version. */
  private static final Set<String> REMARKS = Set.of("targetGroup");
  private static final Set<String> MODULE_KEYS = Set.of("code", "label", "gate", "unknown", "note", "items");
  private static final Set<String> ITEM_KEYS = Set.of("code", "list", "type", "min", "max", "required", "perspective", "lookback", "askedWhen",
      "known", "sameAs", "label", "note");

  private final DefinitionFile file;
  private final DefinitionNode root;
  private final Map<String, CodeList> codeLists = new LinkedHashMap<>();
  private final Map<String, DefinitionNode> itemPlaces = new LinkedHashMap<>();
  private final List<DefinitionProblem> problems = new ArrayList<>();

  InstrumentReader(DefinitionFile file) {
    this.file = file;
    this.root = DefinitionNode.parse(file).allowing(KEYS);
  }

  InstrumentDefinition read() {
    var id = new InstrumentId(root.get("instrument").text(), root.get("version").text());
    root.find("codeLists").ifPresent(this::readCodeLists);
    var modules = new ArrayList<ModuleDefinition>();
    var moduleCodes = new HashSet<String>();
    for (var node : root.find("modules").map(DefinitionNode::elements).orElse(List.of())) {
      var module = readModule(node.allowing(MODULE_KEYS));
      if (!moduleCodes.add(module.code())) {
        problems.add(node.problem("module " + module.code() + " stands twice", "give each module its own code"));
      }
      modules.add(module);
    }
    var skipRules = root.find("skipRules").map(DefinitionNode::elements).orElse(List.of()).stream()
        .map(node -> readSkipRule(node, modules)).toList();
    var consistencyRules = root.find("consistencyRules").map(DefinitionNode::elements).orElse(List.of()).stream()
        .map(this::readConsistencyRule).toList();
    moduleCodes.stream().filter(itemPlaces::containsKey).forEach(code -> problems.add(itemPlaces.get(code).problem(
        "item " + code + " has the code of a module, so a comment on one could be taken for one on the other", "give one of them another code")));
    for (var module : modules) {
      module.items().stream().filter(item -> item.askedWhen() != null).forEach(item -> mustExist(item.askedWhen(), itemPlaces.get(item.code())));
    }
    if (!problems.isEmpty()) {
      throw new DefinitionException(problems);
    }
    int unknown = root.find("unknown").map(DefinitionNode::integer).orElse(0);
    return new InstrumentDefinition(id, readProfile(), modules, skipRules, consistencyRules, unknown, file.name(), root.sha256(REMARKS));
  }

  private InstrumentDefinition.Profile readProfile() {
    var coordinator = EnumSet.noneOf(CoordinatorChoice.class);
    root.find("coordinator").ifPresent(node -> node.elements().forEach(choice -> coordinator.add(choice.oneOf(CoordinatorChoice.class))));
    return new InstrumentDefinition.Profile(
        Labels.read(root.get("label")),
        new LinkedHashSet<>(root.find("aliases").map(DefinitionNode::texts).orElse(List.of())),
        root.get("status").oneOf(InstrumentStatus.class),
        root.get("kind").oneOf(InstrumentKind.class),
        root.find("targetGroup").map(Labels::read).orElse(null),
        root.get("setting").text(),
        root.get("startable").bool(),
        root.find("offline").map(DefinitionNode::bool).orElse(false),
        root.get("teamwork").oneOf(Teamwork.class),
        coordinator,
        root.find("positionsPublished").map(DefinitionNode::bool).orElse(true),
        root.find("validFrom").map(DefinitionNode::date).orElse(LocalDate.MIN));
  }

  private void readCodeLists(DefinitionNode lists) {
    lists.entries().forEach((name, node) -> {
      var labels = new LinkedHashMap<String, Labels>();
      node.entries().forEach((code, label) -> labels.put(code, Labels.read(label)));
      codeLists.put(name, new CodeList(name, java.util.Collections.unmodifiableMap(labels)));
    });
  }

  private ModuleDefinition readModule(DefinitionNode node) {
    var code = node.get("code").text();
    @Nullable String gate = node.find("gate").map(DefinitionNode::text).orElse(null);
    var items = new ArrayList<ItemDefinition>();
    for (var itemNode : node.find("items").map(DefinitionNode::elements).orElse(List.of())) {
      var item = readItem(code, itemNode.allowing(ITEM_KEYS));
      var earlier = itemPlaces.putIfAbsent(item.code(), itemNode);
      if (earlier != null) {
        problems.add(itemNode.problem("item " + item.code() + " stands twice, first in line " + earlier.line(), "remove one of the two"));
      }
      items.add(item);
    }
    if (gate != null && items.stream().noneMatch(item -> item.code().equals(gate))) {
      problems.add(node.get("gate").problem("the gate " + gate + " is no item of module " + code, "add the item or correct the gate"));
    }
    int unknown = node.find("unknown").map(DefinitionNode::integer).orElse(0);
    return new ModuleDefinition(code, Labels.read(node.get("label")), gate, List.copyOf(items), unknown);
  }

  private ItemDefinition readItem(String module, DefinitionNode node) {
    var code = node.get("code").text();
    var list = node.find("list").map(DefinitionNode::text).orElse(null);
    var type = node.find("type").map(n -> n.oneOf(ItemType.class)).orElse(ItemType.CODED);
    @Nullable CodeList codeList = null;
    if (type == ItemType.CODED) {
      codeList = list == null ? null : codeLists.get(list);
      if (codeList == null) {
        problems.add(node.problem("item " + code + " has no answer list" + (list == null ? "" : " named " + list),
            "name a list of codeLists or give the item a type"));
      }
    }
    return new ItemDefinition(code, module, Labels.read(node.get("label")), type, codeList,
        node.find("min").map(n -> decimal(n)).orElse(null),
        node.find("max").map(n -> decimal(n)).orElse(null),
        node.find("required").map(DefinitionNode::bool).orElse(true),
        node.find("perspective").or(() -> root.find("perspective")).map(n -> n.oneOf(Perspective.class)).orElse(Perspective.PROVIDER),
        node.find("lookback").map(DefinitionNode::integer).orElse(0),
        node.find("askedWhen").map(ItemCondition::read).orElse(null),
        node.find("known").map(n -> n.oneOf(Knowledge.class)).orElse(Knowledge.VERIFIED),
        Set.copyOf(node.find("sameAs").map(DefinitionNode::texts).orElse(List.of())));
  }

  private static BigDecimal decimal(DefinitionNode node) {
    return BigDecimal.valueOf(node.number()).stripTrailingZeros();
  }

  private SkipRule readSkipRule(DefinitionNode node, List<ModuleDefinition> modules) {
    node.allowing(Set.of("when", "modules", "items", "except", "note"));
    var when = ItemCondition.read(node.get("when"));
    mustExist(when, node);
    var skipped = new LinkedHashSet<String>();
    for (var module : node.find("modules").map(DefinitionNode::elements).orElse(List.of())) {
      var found = modules.stream().filter(m -> m.code().equals(module.text())).findFirst();
      found.ifPresentOrElse(m -> m.items().forEach(item -> skipped.add(item.code())),
          () -> problems.add(module.problem("there is no module " + module.text(), "name an existing module")));
    }
    for (var item : node.find("items").map(DefinitionNode::elements).orElse(List.of())) {
      mustExist(item.text(), item);
      skipped.add(item.text());
    }
    node.find("except").map(DefinitionNode::texts).orElse(List.of()).forEach(skipped::remove);
    return new SkipRule(when, skipped);
  }

  private ConsistencyRule readConsistencyRule(DefinitionNode node) {
    node.allowing(Set.of("id", "when", "expect", "blocking"));
    var when = ItemCondition.read(node.get("when"));
    var expect = ItemCondition.read(node.get("expect"));
    mustExist(when, node);
    mustExist(expect, node);
    return new ConsistencyRule(node.get("id").text(), when, expect, node.find("blocking").map(DefinitionNode::bool).orElse(false));
  }

  private void mustExist(ItemCondition condition, DefinitionNode place) {
    mustExist(condition.item(), place);
  }

  private void mustExist(String item, DefinitionNode place) {
    if (!itemPlaces.containsKey(item)) {
      problems.add(place.problem("there is no item " + item, "name an existing item"));
    }
  }
}
