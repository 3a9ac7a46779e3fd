package cordon.formats.sbom;

import java.util.ArrayList;
import java.util.List;

/** Keeps all that a reader tells. */
public final class Heard implements SbomSink {
  public final List<SbomHead> heads = new ArrayList<>();
  public final List<SbomComponent> components = new ArrayList<>();
  public final List<SbomService> services = new ArrayList<>();
  public final List<SbomDataset> datasets = new ArrayList<>();
  public final List<SbomRelation> relations = new ArrayList<>();
  public final List<SbomComposition> compositions = new ArrayList<>();
  public final List<SbomAgent> agents = new ArrayList<>();
  public final List<VexStatement> statements = new ArrayList<>();
  public final List<SbomDoubt> doubts = new ArrayList<>();

  public SbomHead head() {
    if (heads.size() != 1) {
      throw new AssertionError("heard " + heads.size() + " heads");
    }
    return heads.getFirst();
  }

  @Override
  public void head(SbomHead head) {
    heads.add(head);
  }

  @Override
  public void component(SbomComponent component) {
    components.add(component);
  }

  @Override
  public void service(SbomService service) {
    services.add(service);
  }

  @Override
  public void dataset(SbomDataset dataset) {
    datasets.add(dataset);
  }

  @Override
  public void relation(SbomRelation relation) {
    relations.add(relation);
  }

  @Override
  public void composition(SbomComposition composition) {
    compositions.add(composition);
  }

  @Override
  public void agent(SbomAgent agent) {
    agents.add(agent);
  }

  @Override
  public void statement(VexStatement statement) {
    statements.add(statement);
  }

  @Override
  public void doubt(SbomDoubt doubt) {
    doubts.add(doubt);
  }
}
