-- Who answers for a tenant looks through the tokens of all persons, newest first, page by page.
create index admin_token_created on admin_token (created_at desc, id desc);
