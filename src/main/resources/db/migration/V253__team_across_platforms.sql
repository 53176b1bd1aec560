-- Teams across both platforms: who is invited may work there, and a main assessment of there has a row here while somebody of here takes part.
alter table invitation add column platform text not null default 'FLEMISH';
alter table invitation add column report_sequence bigint not null default 0;
alter table invitation add column change_sequence bigint not null default 0;
comment on column invitation.platform is 'Where the invited organisation works.';
comment on column invitation.report_sequence is 'Number of the last report of the part that was sent, or taken.';
comment on column invitation.change_sequence is 'Number of the last change of the main assessment that was told, or taken.';
