package org.belraihub.app;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Finds what is in the hub's jar by going through the names in it. The resolver of Spring sorts all forty thousand of them first, for
 * a handful of questions: a tenth of the work of a start.
 */
final class JarResources extends PathMatchingResourcePatternResolver {

  /** For all; whoever has started the hub clears it. */
  static final JarResources SHARED = new JarResources();

  private final Map<String, List<String>> names = new ConcurrentHashMap<>();

  private JarResources() {
  }

  @Override
  protected Set<Resource> doFindPathMatchingJarResources(Resource root, URL rootUrl, String pattern) throws IOException {
    if (!(rootUrl.openConnection() instanceof JarURLConnection jar)) {
      return super.doFindPathMatchingJarResources(root, rootUrl, pattern);
    }
    String folder = jar.getEntryName() == null ? "" : jar.getEntryName();
    var found = new LinkedHashSet<Resource>();
    for (String name : names(jar.getJarFile())) {
      if (name.startsWith(folder) && getPathMatcher().match(pattern, name.substring(folder.length()))) {
        found.add(root.createRelative(name.substring(folder.length())));
      }
    }
    return found;
  }

  private List<String> names(JarFile jar) {
    List<String> known = names.get(jar.getName());
    if (known == null) {
      known = jar.stream().map(JarEntry::getName).toList();
      names.put(jar.getName(), known);
    }
    return known;
  }

  @Override
  public void clearCache() {
    super.clearCache();
    names.clear();
  }
}
