package org.grapevine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The arrows of the house: what a package may import, and nothing else of ours. */
class ArchitectureTest {
    private static final String ROOT = "org.grapevine";

    /** A package and the packages of ours that it may know; everybody knows the root. A package without a line here may not be. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            arrow("parallel"),
            arrow("graph", "parallel"),
            arrow("network", "graph", "parallel"),
            arrow("centrality", "graph", "parallel"),
            arrow("community", "graph", "parallel"),
            arrow("diffusion", "graph", "parallel"),
            arrow("influence", "diffusion", "graph", "parallel"),
            arrow("store", "network", "graph", "parallel"),
            arrow("io", "network", "graph", "parallel"),
            arrow("export", "io", "network", "graph", "parallel"),
            arrow("sample", "network", "graph", "parallel"),
            arrow("analysis", "centrality", "community", "influence", "network", "graph", "parallel"),
            arrow("campaign", "analysis", "influence", "community", "network", "graph", "parallel"),
            arrow("learning", "analysis", "community", "diffusion", "centrality", "network", "graph", "parallel"),
            arrow("report", "campaign", "learning", "analysis", "network", "graph", "parallel"),
            arrow("procedure", "campaign", "analysis", "store", "network", "graph", "parallel"),
            arrow(
                    "web",
                    "report",
                    "campaign",
                    "learning",
                    "analysis",
                    "export",
                    "io",
                    "store",
                    "influence",
                    "community",
                    "network",
                    "graph",
                    "parallel"),
            arrow(
                    "cli",
                    "web",
                    "report",
                    "campaign",
                    "learning",
                    "analysis",
                    "sample",
                    "export",
                    "io",
                    "store",
                    "influence",
                    "diffusion",
                    "community",
                    "centrality",
                    "network",
                    "graph",
                    "parallel"));

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    private static Map.Entry<String, Set<String>> arrow(String name, String... known) {
        return Map.entry(name, Set.of(known));
    }

    @Test
    void every_package_has_its_place() {
        Set<String> places = HOUSE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(places).contains("cli", "graph", "network", "parallel").isSubsetOf(ARROWS.keySet());
    }

    @TestFactory
    Stream<DynamicTest> arrows_run_downwards_only() {
        return ARROWS.entrySet().stream()
                .map(arrow -> DynamicTest.dynamicTest(arrow.getKey(), () -> {
                    String[] known = Stream.concat(Stream.of(arrow.getKey()), arrow.getValue().stream())
                            .map(name -> ROOT + "." + name)
                            .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + "." + arrow.getKey())
                            .should()
                            .dependOnClassesThat(describe(
                                    "are of another part of the house",
                                    other -> resideInAPackage(ROOT + ".*").test(other)
                                            && !resideInAnyPackage(known).test(other)))
                            .allowEmptyShould(true)
                            .check(HOUSE);
                }));
    }

    @Test
    void the_root_knows_no_package_of_ours() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".*")
                .check(HOUSE);
    }

    @Test
    void packages_form_no_circle() {
        slices().matching(ROOT + ".(*)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void only_the_store_and_the_procedures_know_neo4j() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".store", ROOT + ".procedure")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.neo4j..")
                .check(HOUSE);
    }

    @Test
    void only_the_view_of_it_knows_jgrapht() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".graph.JGraphTView")
                .and(describe("are no part of it", type -> !type.getName().startsWith(ROOT + ".graph.JGraphTView$")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jgrapht..")
                .check(HOUSE);
    }

    @Test
    void kernels_know_numbers_only() {
        noClasses()
                .that()
                .resideInAnyPackage(Stream.of("parallel", "graph", "centrality", "community", "diffusion", "influence")
                        .map(name -> ROOT + "." + name)
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.google.gson..", "de.siegmar..", "picocli..", "j2html..", "me.tongfei..", "java.sql..")
                .check(HOUSE);
    }

    @Test
    void null_is_marked_everywhere() {
        assertThat(HOUSE.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(room -> assertThat(room.isAnnotatedWith(NullMarked.class))
                        .as(room.getName())
                        .isTrue());
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Service|Dto|DTO)")
                .check(HOUSE);
    }
}
