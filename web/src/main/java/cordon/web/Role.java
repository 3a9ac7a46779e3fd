package cordon.web;

/** What people and workloads may do; see docs/guides/sign-in.md for the table. */
public enum Role {
  VIEWER,
  DEVELOPER,
  ANALYST,
  VENDOR_MANAGER,
  DATA_OWNER,
  APPROVER,
  ADMINISTRATOR
}
