package org.belraihub.app;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Finds what is in the hub's jar by reading the names in it once for each folder asked. The resolver of Spring sorts all forty thousand
 * of them first, for a cache that a hub uses a handful of times: a tenth of the work of a start.
 */
final class JarResources extends PathMatchingResourcePatternResolver {

  @Override
  protected Set<Resource> doFindPathMatchingJarResources(Resource root, URL rootUrl, String pattern) throws IOException {
    if (!(rootUrl.openConnection() instanceof JarURLConnection jar)) {
      return super.doFindPathMatchingJarResources(root, rootUrl, pattern);
    }
    String folder = jar.getEntryName() == null ? "" : jar.getEntryName();
    var found = new LinkedHashSet<Resource>();
    for (var names = jar.getJarFile().entries(); names.hasMoreElements();) {
      String name = names.nextElement().getName();
      if (name.startsWith(folder) && getPathMatcher().match(pattern, name.substring(folder.length()))) {
        found.add(root.createRelative(name.substring(folder.length())));
      }
    }
    return found;
  }
}
