package org.belraihub.xml;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** The namespace declarations that the canonical form has written on the open elements, innermost last. */
final class RenderedNamespaces {

  private String[] prefixes = new String[16];
  private String[] uris = new String[16];
  private int size;

  int mark() {
    return size;
  }

  void release(int mark) {
    size = mark;
  }

  /** The URI that the prefix has in the output so far; null when the output has not declared it. */
  @Nullable String uri(String prefix) {
    for (int i = size - 1; i >= 0; i--) {
      if (prefixes[i].equals(prefix)) {
        return uris[i];
      }
    }
    return null;
  }

  /** The innermost prefix with this URI that nothing hides; null when there is none. */
  @Nullable String prefix(String uri) {
    for (int i = size - 1; i >= 0; i--) {
      if (uris[i].equals(uri) && uri.equals(uri(prefixes[i]))) {
        return prefixes[i];
      }
    }
    return null;
  }

  /** Declares it unless the output has it already; an empty default namespace needs no declaration at the top. */
  void need(String prefix, String uri) {
    String current = uri(prefix);
    if (uri.equals(current) || current == null && prefix.isEmpty() && uri.isEmpty()) {
      return;
    }
    if (size == prefixes.length) {
      prefixes = Arrays.copyOf(prefixes, size * 2);
      uris = Arrays.copyOf(uris, size * 2);
    }
    prefixes[size] = prefix;
    uris[size++] = uri;
  }

  /** Writes the declarations since the mark, sorted by prefix as the canonical form demands. */
  void write(int mark, CanonicalBytes out) {
    for (int i = mark + 1; i < size; i++) {
      for (int j = i; j > mark && prefixes[j - 1].compareTo(prefixes[j]) > 0; j--) {
        swap(j - 1, j);
      }
    }
    for (int i = mark; i < size; i++) {
      out.raw(prefixes[i].isEmpty() ? " xmlns" : " xmlns:");
      out.raw(prefixes[i]);
      out.raw("=\"");
      out.attribute(uris[i]);
      out.raw('"');
    }
  }

  private void swap(int a, int b) {
    String prefix = prefixes[a];
    prefixes[a] = prefixes[b];
    prefixes[b] = prefix;
    String uri = uris[a];
    uris[a] = uris[b];
    uris[b] = uri;
  }
}
