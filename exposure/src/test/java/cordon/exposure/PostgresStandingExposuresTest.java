package cordon.exposure;

class PostgresStandingExposuresTest extends StandingExposuresTest {
  @Override
  protected String newDatabase() {
    return ExposureHouse.postgres();
  }
}
