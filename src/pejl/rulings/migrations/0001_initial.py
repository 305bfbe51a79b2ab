import django.db.models.deletion
import pejl.shared.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('circles', '0001_initial'),
        ('citizens', '0001_initial'),
        ('organisation', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DraftVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('at', models.DateTimeField()),
                ('name', models.CharField(max_length=200)),
                ('title', models.CharField(max_length=100)),
                ('role', models.CharField(choices=[('front line', 'front line'), ('case worker', 'case worker'), ('leader', 'leader'), ('administrator', 'administrator')], max_length=20)),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('grant', 'grant'), ('refuse', 'refuse'), ('change', 'change'), ('end', 'end')], max_length=10)),
                ('matter', models.CharField(choices=[('personal', 'personal'), ('financial', 'financial')], max_length=10)),
                ('about', pejl.shared.fields.SealedTextField()),
                ('outcome', pejl.shared.fields.SealedTextField(default='')),
                ('from_day', models.DateField(null=True)),
                ('basis', pejl.shared.fields.SealedJSONField()),
                ('view', pejl.shared.fields.SealedTextField(default='')),
                ('view_from', models.CharField(blank=True, max_length=200)),
                ('view_how', models.CharField(blank=True, choices=[('by themselves', 'by themselves'), ('at a meeting', 'at a meeting'), ('read aloud', 'read aloud'), ('by phone', 'by phone'), ('by letter', 'by letter'), ('shown in another way', 'shown in another way')], max_length=25)),
                ('facts', pejl.shared.fields.SealedTextField(default='')),
                ('adverse_are_new', models.BooleanField(null=True)),
                ('adverse_facts', pejl.shared.fields.SealedTextField(default='')),
                ('adverse_index', models.CharField(blank=True, max_length=64)),
                ('reasons', pejl.shared.fields.SealedTextField(default='')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'ordering': ['ruling', 'number'],
            },
        ),
        migrations.CreateModel(
            name='Hearing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('at', models.DateTimeField()),
                ('name', models.CharField(max_length=200)),
                ('title', models.CharField(max_length=100)),
                ('role', models.CharField(choices=[('front line', 'front line'), ('case worker', 'case worker'), ('leader', 'leader'), ('administrator', 'administrator')], max_length=20)),
                ('adverse_index', models.CharField(max_length=64)),
                ('letter', pejl.shared.fields.SealedJSONField()),
                ('letter_hash', models.CharField(max_length=64)),
                ('channel', models.CharField(choices=[('letter', 'letter'), ('digital', 'digital'), ('handed', 'handed')], max_length=10)),
                ('sent_on', models.DateField()),
                ('told_on', models.DateField()),
                ('deadline', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('draft', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rulings.draftversion')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='HearingAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('words', pejl.shared.fields.SealedTextField(default='')),
                ('how', models.CharField(choices=[('by themselves', 'by themselves'), ('at a meeting', 'at a meeting'), ('read aloud', 'read aloud'), ('by phone', 'by phone'), ('by letter', 'by letter'), ('shown in another way', 'shown in another way')], max_length=25)),
                ('speaker_name', models.CharField(max_length=200)),
                ('said_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('hearing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='rulings.hearing')),
                ('representation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='citizens.representation')),
                ('speaker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Issued',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('at', models.DateTimeField()),
                ('name', models.CharField(max_length=200)),
                ('title', models.CharField(max_length=100)),
                ('role', models.CharField(choices=[('front line', 'front line'), ('case worker', 'case worker'), ('leader', 'leader'), ('administrator', 'administrator')], max_length=20)),
                ('issued_on', models.DateField()),
                ('letter', pejl.shared.fields.SealedJSONField()),
                ('letter_hash', models.CharField(max_length=64)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='ruling', to='circles.decision')),
                ('draft', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='issued', to='rulings.draftversion')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Complaint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('words', pejl.shared.fields.SealedTextField(default='')),
                ('how', models.CharField(choices=[('by themselves', 'by themselves'), ('at a meeting', 'at a meeting'), ('read aloud', 'read aloud'), ('by phone', 'by phone'), ('by letter', 'by letter'), ('shown in another way', 'shown in another way')], max_length=25)),
                ('speaker_name', models.CharField(max_length=200)),
                ('said_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('is_late', models.BooleanField()),
                ('holds_on', models.BooleanField()),
                ('reconsider_by', models.DateField()),
                ('representation', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='citizens.representation')),
                ('speaker', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('issued', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='complaints', to='rulings.issued')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NotSaid',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', pejl.shared.fields.SealedTextField(default='')),
                ('at', models.DateTimeField()),
                ('answer', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='not_said', to='rulings.hearinganswer')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Reconsideration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('at', models.DateTimeField()),
                ('name', models.CharField(max_length=200)),
                ('title', models.CharField(max_length=100)),
                ('role', models.CharField(choices=[('front line', 'front line'), ('case worker', 'case worker'), ('leader', 'leader'), ('administrator', 'administrator')], max_length=20)),
                ('outcome', models.CharField(choices=[('upheld', 'upheld'), ('changed in part', 'changed in part'), ('changed wholly', 'changed wholly')], max_length=20)),
                ('reasons', pejl.shared.fields.SealedTextField(default='')),
                ('letter', pejl.shared.fields.SealedJSONField(null=True)),
                ('letter_hash', models.CharField(blank=True, max_length=64)),
                ('maintain_by', models.DateField(null=True)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('issued', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reconsideration', to='rulings.issued')),
                ('new', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='meets', to='rulings.issued')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Referral',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('at', models.DateTimeField()),
                ('name', models.CharField(max_length=200)),
                ('title', models.CharField(max_length=100)),
                ('role', models.CharField(choices=[('front line', 'front line'), ('case worker', 'case worker'), ('leader', 'leader'), ('administrator', 'administrator')], max_length=20)),
                ('sent_on', models.DateField()),
                ('statement', pejl.shared.fields.SealedTextField(default='')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('issued', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='referral', to='rulings.issued')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
            ],
        ),
        migrations.CreateModel(
            name='BoardAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('at', models.DateTimeField()),
                ('name', models.CharField(max_length=200)),
                ('title', models.CharField(max_length=100)),
                ('role', models.CharField(choices=[('front line', 'front line'), ('case worker', 'case worker'), ('leader', 'leader'), ('administrator', 'administrator')], max_length=20)),
                ('outcome', models.CharField(choices=[('upheld', 'upheld'), ('changed', 'changed'), ('sent back', 'sent back'), ('dismissed', 'dismissed')], max_length=20)),
                ('words', pejl.shared.fields.SealedTextField(default='')),
                ('answered_on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                ('referral', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='rulings.referral')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Ruling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('opened_at', models.DateTimeField()),
                ('circle', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rulings', to='circles.circle')),
                ('follows', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='followed_by', to='rulings.ruling')),
            ],
        ),
        migrations.AddField(
            model_name='issued',
            name='ruling',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='issued', to='rulings.ruling'),
        ),
        migrations.AddField(
            model_name='hearing',
            name='ruling',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hearings', to='rulings.ruling'),
        ),
        migrations.CreateModel(
            name='Dropped',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('at', models.DateTimeField()),
                ('name', models.CharField(max_length=200)),
                ('title', models.CharField(max_length=100)),
                ('role', models.CharField(choices=[('front line', 'front line'), ('case worker', 'case worker'), ('leader', 'leader'), ('administrator', 'administrator')], max_length=20)),
                ('reason', pejl.shared.fields.SealedTextField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='organisation.unit')),
                ('ruling', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='dropped', to='rulings.ruling')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='draftversion',
            name='ruling',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='drafts', to='rulings.ruling'),
        ),
        migrations.CreateModel(
            name='Telling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('uid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('number', models.PositiveIntegerField()),
                ('channel', models.CharField(choices=[('letter', 'letter'), ('digital', 'digital'), ('handed', 'handed')], max_length=10)),
                ('sent_on', models.DateField()),
                ('told_on', models.DateField()),
                ('complain_by', models.DateField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('issued', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tellings', to='rulings.issued')),
            ],
            options={
                'ordering': ['issued', 'number'],
            },
        ),
        migrations.CreateModel(
            name='DraftChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=40)),
                ('schema', models.PositiveSmallIntegerField()),
                ('payload', pejl.shared.fields.SealedJSONField()),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='rulings.draftversion')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('version', 'position'), name='draft_change_has_its_place')],
            },
        ),
        migrations.AddConstraint(
            model_name='hearinganswer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('how', 'by themselves'), ('speaker__isnull', False), ('written_by', None)), models.Q(models.Q(('how', 'by themselves'), _negated=True), ('speaker', None), ('written_by__isnull', False)), _connector='OR'), name='rulings_hearinganswer_by_oneself_or_written_down'),
        ),
        migrations.AddConstraint(
            model_name='complaint',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('how', 'by themselves'), ('speaker__isnull', False), ('written_by', None)), models.Q(models.Q(('how', 'by themselves'), _negated=True), ('speaker', None), ('written_by__isnull', False)), _connector='OR'), name='rulings_complaint_by_oneself_or_written_down'),
        ),
        migrations.AddConstraint(
            model_name='reconsideration',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['case worker', 'leader'])), name='reconsidered_with_authority'),
        ),
        migrations.AddConstraint(
            model_name='reconsideration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('letter__isnull', False), ('new', None), ('outcome', 'upheld')), models.Q(models.Q(('outcome', 'upheld'), _negated=True), ('new__isnull', False)), _connector='OR'), name='upheld_in_a_letter_or_met_by_a_new_ruling'),
        ),
        migrations.AddConstraint(
            model_name='reconsideration',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('maintain_by__isnull', False), ('outcome', 'changed in part')), models.Q(models.Q(('outcome', 'changed in part'), _negated=True), ('maintain_by', None)), _connector='OR'), name='met_in_part_gives_time_to_hold_on'),
        ),
        migrations.AddConstraint(
            model_name='referral',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['case worker', 'leader'])), name='sent_on_with_authority'),
        ),
        migrations.AddConstraint(
            model_name='issued',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['case worker', 'leader'])), name='a_ruling_is_made_with_authority', violation_error_message='Det kan kun en sagsbehandler eller en leder.'),
        ),
        migrations.AddConstraint(
            model_name='issued',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('title', ''), _negated=True)), name='a_ruling_bears_name_and_title'),
        ),
        migrations.AddConstraint(
            model_name='hearing',
            constraint=models.CheckConstraint(condition=models.Q(('adverse_index', ''), _negated=True), name='a_hearing_names_facts'),
        ),
        migrations.AddConstraint(
            model_name='hearing',
            constraint=models.CheckConstraint(condition=models.Q(('deadline__gt', models.F('told_on')), ('told_on__gte', models.F('sent_on'))), name='a_hearing_gives_time_after_it_arrived', violation_error_message='Borgeren skal have brevet og dage nok til at svare.'),
        ),
        migrations.AddConstraint(
            model_name='draftversion',
            constraint=models.UniqueConstraint(fields=('ruling', 'number'), name='draft_counts'),
        ),
        migrations.AddConstraint(
            model_name='draftversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('adverse_are_new', True), models.Q(('adverse_index', ''), _negated=True)), models.Q(('adverse_are_new', False), ('adverse_index', '')), models.Q(('adverse_are_new', None), ('adverse_index', '')), _connector='OR'), name='new_adverse_facts_are_written', violation_error_message='Skriv de nye oplysninger, som taler imod borgeren.'),
        ),
        migrations.AddConstraint(
            model_name='telling',
            constraint=models.UniqueConstraint(fields=('issued', 'number'), name='telling_counts'),
        ),
        migrations.AddConstraint(
            model_name='telling',
            constraint=models.CheckConstraint(condition=models.Q(('complain_by__gt', models.F('told_on')), ('told_on__gte', models.F('sent_on'))), name='time_to_complain_after_being_told'),
        ),
    ]
