package org.belraihub.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** The package has a {@code package-info} that is {@code @NullMarked}. */
final class InAPackageThatSaysWhatItIs extends ArchCondition<JavaClass> {

  InAPackageThatSaysWhatItIs() {
    super("live in a null-marked package with a package-info");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
      events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " has no @NullMarked package-info"));
    }
  }
}
