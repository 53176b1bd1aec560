package org.belraihub.scoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.belraihub.instrument.DefinitionFile;
import org.belraihub.instrument.DefinitionNode;
import org.belraihub.instrument.InstrumentId;

/**
 * Ties the roles of scales to the items of one instrument version, and says which scales that version yields.
 *
 * @param instrument the instrument version
 * @param roles      role to item codes; the first one answered counts
 * @param scales     results, in the order they are shown, each by name or {@code NAME@version}
 * @param indicators quality indicators computed over residents assessed with this version
 * @param root       the file, for complaints
 */
record Binding(InstrumentId instrument, Map<String, List<String>> roles, List<String> scales, List<String> indicators,
    DefinitionNode root) {

  static Binding read(DefinitionFile file) {
    var root = DefinitionNode.parse(file).allowing(Set.of("instrument", "version", "roles", "scales", "indicators", "note"));
    var roles = new LinkedHashMap<String, List<String>>();
    root.get("roles").entries().forEach((role, items) -> roles.put(role, items.texts()));
    return new Binding(new InstrumentId(root.get("instrument").text(), root.get("version").text()), roles, root.get("scales").texts(),
        root.find("indicators").map(DefinitionNode::texts).orElse(List.of()), root);
  }
}
