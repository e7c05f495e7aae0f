import { channelContract } from '../../contracts/channel.contract.ts';
import { address, openTeams, SERVICE, shown } from './bench.ts';
import { APP_ID, TENANT, TeamsStandIn } from './stand-in.ts';

const activity = (changes: object = {}) => ({
  ...TeamsStandIn.activity(SERVICE),
  ...changes,
});
const channelTalk = { id: '19:team@thread.tacv2;messageid=1', conversationType: 'channel', isGroup: true };
const mention = (text: string, id = `28:${APP_ID}`) => ({
  type: 'mention',
  text,
  mentioned: { id, name: 'x' },
});
const pressed = { choice: 'q.passport.fee', label: 'Le prix' };

// The SDK reports refused tokens on the console, too.
beforeAll(() => jest.spyOn(console, 'error').mockImplementation(() => undefined));
afterAll(() => jest.restoreAllMocks());

channelContract({
  name: 'teams',
  open: openTeams,
  person: {
    id: 'a:talk-1',
    get address() {
      return address();
    },
  },
  text: (id, text) => activity({ id: String(id), text }),
  unknown: { payload: activity({ type: 'somethingNew' }) },
  intake: [
    {
      name: 'a text in a private talk',
      payload: activity(),
      takes: [{ text: 'salam', personId: 'a:talk-1', platformId: '1790000000001' }],
    },
    {
      name: 'a mention in a channel, without the name',
      payload: activity({
        conversation: channelTalk,
        text: '<at>Dalil</at>&nbsp;w chhal <at>Samira</at>?\n',
        entities: [mention('<at>Dalil</at>'), mention('<at>Samira</at>', '29:samira')],
      }),
      takes: [
        { text: 'w chhal Samira?', personId: `${channelTalk.id} 29:fatima`, platformId: '1790000000001' },
      ],
    },
    {
      name: 'what others say in a channel: nothing',
      payload: activity({ conversation: channelTalk, entities: [mention('<at>S</at>', '29:samira')] }),
      takes: [],
    },
    {
      name: 'a pressed button (messageBack)',
      payload: activity({ text: 'Le prix', value: pressed }),
      takes: [{ text: 'Le prix', platformId: '1790000000001', choice: 'q.passport.fee' }],
    },
    {
      name: 'a submitted card (Action.Submit) without words',
      payload: activity({ text: undefined, value: pressed }),
      takes: [{ text: 'Le prix', platformId: '1790000000001', choice: 'q.passport.fee' }],
    },
    {
      name: 'a button’s value as text of JSON',
      payload: activity({ text: 'Le prix', value: JSON.stringify(pressed) }),
      takes: [{ text: 'Le prix', platformId: '1790000000001', choice: 'q.passport.fee' }],
    },
    {
      name: 'a pressed button in a channel',
      payload: activity({ conversation: channelTalk, text: 'Le prix', value: pressed }),
      takes: [{ text: 'Le prix', platformId: '1790000000001', choice: 'q.passport.fee' }],
    },
    {
      name: 'a value that is not ours',
      payload: activity({ value: { choice: 'é'.repeat(10), $gt: '' } }),
      takes: [{ text: 'salam', platformId: '1790000000001' }],
    },
    {
      name: 'a picture with the words again as a page',
      payload: activity({
        text: 'ma carte',
        attachments: [
          { contentType: 'image/png', contentUrl: 'https://smba.example/x' },
          { contentType: 'text/html', content: '<p>ma carte</p>' },
        ],
      }),
      takes: [{ text: 'ma carte', platformId: '1790000000001', attachments: [{ kind: 'image' }] }],
    },
    {
      name: 'files: a document and a photo',
      payload: activity({
        text: '',
        attachments: ['pdf', 'jpg'].map((fileType) => ({
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          content: { fileType, downloadUrl: 'https://x.example/' },
        })),
      }),
      takes: [
        { text: '', platformId: '1790000000001', attachments: [{ kind: 'document' }, { kind: 'image' }] },
      ],
    },
    {
      name: 'an edited message as a new one',
      payload: activity({
        type: 'messageUpdate',
        text: 'non, la carte',
        channelData: { eventType: 'editMessage', tenant: { id: TENANT } },
      }),
      takes: [{ text: 'non, la carte', platformId: '1790000000001-2026-11-23T09:59:58.123Z' }],
    },
    ...[
      ['a deleted message', { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } }],
      ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
      ['another member', { type: 'conversationUpdate', membersAdded: [{ id: '29:other' }] }],
      ['an uninstallation', { type: 'installationUpdate', action: 'remove' }],
      ['an installation in a team', { type: 'installationUpdate', action: 'add', conversation: channelTalk }],
      ['its own message', { from: { id: `28:${APP_ID}` } }],
      ['an empty message', { text: ' ' }],
    ].map(([name, changes]) => ({
      name: `${name}: nothing`,
      payload: activity(changes as object),
      takes: [],
    })),
    {
      name: 'an installation as a greeting, in the language of their Teams',
      payload: activity({ type: 'installationUpdate', action: 'add', text: undefined, locale: 'ar-MA' }),
      takes: [{ text: 'السلام عليكم', personId: 'a:talk-1', platformId: 'installed' }],
    },
    {
      name: 'the bot as a new member, as the same greeting',
      payload: activity({ type: 'conversationUpdate', membersAdded: [{ id: `28:${APP_ID}` }] }),
      takes: [{ text: 'Bonjour', platformId: 'installed' }],
    },
  ],
  sending: [
    {
      name: 'choices and sources on a card, from right to left',
      message: {
        text: 'ثمن الجواز',
        language: 'ar',
        choices: [{ id: 'agent', label: 'موظف' }],
        sources: [
          { title: 'Tarifs [2026]', url: 'https://c.ma/a_(b)', kind: 'official', checkedOn: '2026-11-23' },
        ],
      },
      requests: [
        {
          conversationId: 'a:talk-1',
          activity: {
            text: 'ثمن الجواز',
            textFormat: 'plain',
            attachments: [
              {
                contentType: 'application/vnd.microsoft.card.adaptive',
                content: {
                  lang: 'ar',
                  rtl: true,
                  body: [
                    { text: '[Tarifs \\[2026\\]](https://c.ma/a_%28b%29) · 23 نونبر 2026' },
                    {
                      type: 'ActionSet',
                      actions: [
                        {
                          type: 'Action.Submit',
                          title: 'موظف',
                          data: { choice: 'agent', msteams: { type: 'messageBack', displayText: 'موظف' } },
                        },
                      ],
                    },
                  ],
                },
              },
            ],
          },
        },
      ],
    },
    {
      name: 'nothing to a person who blocked the bot',
      message: { text: 'x' },
      answers: ['blocked'],
      requests: [],
      fails: { code: 'blocked', retryable: false },
    },
  ],
  shown,
});
