package org.belraihub.scoring;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import org.belraihub.instrument.Answers;

import org.jspecify.annotations.Nullable;

/** The answers at some items as an unmodifiable view: a thousand results share the answers instead of copying them. */
final class AnswersUsed extends AbstractMap<String, String> {

  private final String[] items;
  private final Answers answers;

  AnswersUsed(String[] items, Answers answers) {
    this.items = items;
    this.answers = answers;
  }

  @Override
  public @Nullable String get(@Nullable Object key) {
    for (var item : items) {
      if (item.equals(key)) {
        return answers.get(item);
      }
    }
    return null;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super String> action) {
    for (var item : items) {
      var value = answers.get(item);
      if (value != null) {
        action.accept(item, value);
      }
    }
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    List<Map.Entry<String, String>> present = new ArrayList<>(items.length);
    for (var item : items) {
      var value = answers.get(item);
      if (value != null) {
        present.add(Map.entry(item, value));
      }
    }
    return new AbstractSet<>() {
      @Override
      public java.util.Iterator<Map.Entry<String, String>> iterator() {
        return Collections.unmodifiableList(present).iterator();
      }

      @Override
      public int size() {
        return present.size();
      }
    };
  }
}
