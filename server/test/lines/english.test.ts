import { strict as assert } from 'node:assert';
import { classified, ENGLISH } from './page';

/** Whole pages of English sites as bare text: what each is about, and its lines with their kinds. */
const PAGES: readonly (readonly [what: string, page: string])[] = [
  [
    'fixtures are the article’s own, and it keeps its headline',
    `
    title> Weekend fixtures: title race tightens
    lead> The league returns this weekend with five matches.
    body> Everton v Leeds, 3pm
    body> Burnley v Fulham, 3pm
    body> Sunday
    body> Arsenal v Chelsea, 2pm
    body> Derby v Stoke, 4:30pm
    body> All matches are shown live, the league said on Thursday.
    `,
  ],
  [
    'a recipe is the article’s own to its end',
    `
    title> How to make lemon rice
    lead> This quick dish is a favourite at family lunches.
    body> Ingredients
    body> - 2 cups rice
    body> - 1 lemon
    body> - 3 tbsp oil
    body> - Salt to taste
    body> Step 1: Cook the rice and let it cool.
    body> Step 2: Fry the spices in hot oil.
    body> Step 3: Mix everything and add the juice.
    body> Serve it warm with a spoon of yogurt.
    `,
  ],
  [
    'a notice above a short article, whose sentences are short as well',
    `
    boil> This site uses cookies. Accept all
    title> River town cleans up after flood
    lead> Volunteers filled 300 bags with mud on Sunday after the river burst its banks.
    body> The water reached the school and two shops in Low Street.
    body> Nobody was hurt, the fire service said.
    body> Schools open again on Wednesday.
    `,
  ],
  [
    'what people say is no prompt to share or follow',
    `
    boil> Home
    boil> News
    boil> Sport
    title> Mayor asks town to save water
    byline> By Dana Whitcombe
    lead> The mayor of Nordvik asked residents on Monday to save water as the drought goes on.
    body> "Share this with your neighbours," the mayor told reporters.
    body> "Follow us and you will see how it works," she told a group of pupils.
    body> "Sign up today," she said, and many did.
    body> Subscribe to the idea or not, the town has no choice, said farmer Ola Brandt.
    body> The council meets again on Thursday.
    boil> Share this
    boil> Follow us on Facebook
    boil> Most read
    boil> Port workers vote to end strike
    boil> © 2025 Coastal Examiner Ltd. All rights reserved.
    `,
  ],
  [
    'a notice about cookies is no title, and the text below it no chrome',
    `
    boil> We use cookies to give you the best experience. By continuing to browse you agree to our Cookie Policy.
    boil> Accept and continue
    boil> Skip to main content
    boil> Sign in
    boil> Subscribe
    boil> Home
    boil> News
    boil> Sport
    boil> Culture
    boil> Weather
    title> Town hall clock stops for a second week
    byline> By Ruth Ambrose
    byline> Published 14 March 2019
    boil> Share
    lead> The clock of Marwick town hall stood at ten to four for the eighth day running yesterday, and the man who winds it is in Spain.
    body> Alan Treece, 71, has climbed the 94 steps with a crank every Friday since 1983. He left the key with a neighbour, who has since moved.
    body> "People set their lives by it," said the mayor, Joan Pettifer. "The bakery opened late twice."
    body> The council has asked a firm in Leeds to send somebody with a ladder. It hopes to hear the bells again before Easter.
    boil> Most read
    boil> Bus routes to change in May
    boil> Man charged over barn fire
    boil> © 2019 Marwick Post. All rights reserved.
    boil> Privacy Policy
    `,
  ],
  [
    'comments and lists of links behind the text are chrome',
    `
    boil> Tidewater Herald
    boil> World | Business | Opinion | Sports
    title> Ferry runs aground off Cape Lorne
    byline> By David Osei
    lead> A ferry with 212 people on board ran aground in fog off Cape Lorne on Tuesday morning. Nobody was hurt.
    body> The Lady Agnes had left Port Harrow at six with half of her seats empty, the operator said. Lifeboats took off everybody within two hours.
    body> Passengers said that they had felt no more than a bump. "I thought we were there," said Ines Carvalho, a nurse on her way to work.
    body> Divers will look at the hull when the tide allows it, which may be on Thursday.
    boil> 3 Comments
    boil> seadog61
    boil> 2 hours ago
    boil> I have been on that boat for thirty years and nothing ever changes, whoever is in charge.
    boil> Reply
    boil> Priya M
    boil> 1 hour ago
    boil> So glad they are all safe!
    boil> Reply
    boil> Leave a comment
    boil> Related Articles
    boil> Harbour dues to rise in spring
    boil> Why the lighthouse went dark
    boil> Five walks along the coast
    boil> Newsletter
    boil> Contact Us
    `,
  ],
  [
    'a list inside the text belongs to it',
    `
    boil> Home
    boil> Food
    title> The cake that survived a flood
    byline> Marta Kowal
    lead> When the river came into her kitchen in 2010, Elsie Brand saved the dog and a tin with a recipe in it.
    body> It is a plain cake, she says, and that is the point. You can make it when half of what you need is under water.
    body> Ingredients
    body> 200 g flour
    body> 150 g butter
    body> 3 eggs
    body> Mix everything, put it in a tin and bake it for an hour. Let it cool before anybody sees it.
    body> She has made it every Sunday since, for whoever comes by. In January it won a prize at the county show in Hartwell.
    boil> Print this recipe
    boil> Share on Facebook
    boil> More in Food
    boil> Soup for bad weather
    `,
  ],
  [
    'a short report is an article',
    `
    boil> Skip to content
    boil> Menu
    title> Man rescued from cliff
    byline> 3 June 2018
    lead> A man was lifted from a ledge below Gull Head by helicopter on Saturday after his rope broke. He was not hurt.
    boil> Share
    boil> Tweet
    boil> Print
    boil> Terms of Use
    `,
  ],
  [
    'own sentences that begin like chrome',
    `
    title> A choir without a hall
    lead> The Brannock Singers have rehearsed in a garage, a chapel and, since May, in the waiting room of the railway station.
    body> Share a sandwich with the tenors, says their leader, Owen Pryce, and you have them for life.
    body> Follow the music through the ticket hall and you come to a door that says Lost Property. Behind it are forty people and a piano.
    body> Comments from passengers have been kind. One left a cheque.
    `,
  ],
  [
    'what asks for a subscription in the midst of the text ends no article',
    `
    boil> Tidewater Herald
    boil> Sign in
    title> Council sells the old fish market
    byline> By Maud Pell
    lead> The council sold the old fish market to a builder from Ashby on Monday, nine years after the last catch was landed there.
    boil> THIS STORY IS FOR SUBSCRIBERS
    boil> Subscribe now to read the latest from the coast and beyond.
    boil> Unlimited digital access to the Herald.
    boil> Create an account or sign in to continue with your reading experience.
    boil> By signing up you consent to receive the newsletter of the Herald.
    boil> This advertisement has not loaded yet, but your article continues below.
    body> The builder, Corran Homes, wants to put 40 flats behind the brick front, which is listed. Work is to begin in the autumn.
    body> "It has stood empty long enough," said the leader of the council, Rosa Lund. "Gulls do not pay rent."
    body> Traders who had hoped for a hall of small shops said that they had been told nothing before the vote was taken.
    boil> © 2019 Tidewater Herald. All rights reserved. The material on this site may not be reproduced without written permission.
    `,
  ],
  [
    'posts of a social network that an article shows are its own',
    `
    boil> Home
    boil> News
    title> Trains stop at Corley for six hours
    byline> By Len Osgood
    lead> A broken cable stopped all trains at Corley on Friday, and some four thousand people walked home along the canal.
    body> The fault was found shortly after three in the afternoon, the operator said. It sent buses, which met the traffic of the match.
    body> We know of the fault and are on our way. More soon. (1/2)
    body> — Corley Line (@corleyline) May 3, 2019
    body> Third time this week and nobody tells us why. pic.twitter.com/h7Kd20aQ
    body> — Ann Lee (@annlee) May 3, 2019
    body> The line was open again at nine, with half of its trains. Full service is expected on Monday, when the cable will have been renewed.
    boil> Related stories
    boil> Bus lanes to close in June
    `,
  ],
  [
    'long paragraphs that are signed have no full stop at their end',
    `
    boil> Film
    boil> Reviews
    title> The best scenes of a thin year
    byline> By Alma Voss and Jonas Reed
    lead> Few films of this year will be seen again in ten, but nearly each had one scene to keep, and we have kept a handful of them here.
    body> The dance, The Tailor's Year
    body> Nobody speaks for eleven minutes. The tailor measures his daughter for a coat, and the camera goes round them as the light fails. It is the quietest scene of the year, and by its end one knows all that the film has to say about debt, about hands and about the winter. [AV]
    body> The chase, Nine Miles
    body> Two old cars, one road and a flock of sheep. The director has said that there was money for a single take. One believes it, and is glad, for no cut could be as frightening as the third bend, with the dog on the seat. [JR]
    boil> More from Film
    boil> Ten books to read by the sea
    `,
  ],
];

describe('kinds of lines on English pages', () => {
  for (const [what, page] of PAGES) {
    it(what, () => {
      const { found, expected } = classified(page, ENGLISH);
      assert.deepEqual(found, expected);
    });
  }
});
