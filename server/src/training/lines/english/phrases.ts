/** What English news sites have around their articles, in our own words; items are divided by `|` or by line. */

const items = (text: string): readonly string[] =>
  text
    .split(/[|\n]/)
    .map((item) => item.trim())
    .filter(Boolean);
const rows = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((item) => item.trim())
    .filter(Boolean);

export const MENU = items(`
  News|World|UK|U.S.|US|Politics|Business|Economy|Markets|Companies|Money|Personal Finance|Your Money|Tech|Technology
  Science|Health|Environment|Climate|Energy|Opinion|Editorials|Columnists|Letters|Letters to the Editor|Op-Ed|Cartoons
  Sport|Sports|Football|Soccer|Cricket|Rugby|Rugby union|Tennis|Golf|Boxing|Cycling|F1|Formula 1|Racing|NFL|NBA|MLB|NHL
  College Football|High School Sports|Olympics|Scores|Schedule|Standings|Fixtures|Results|Tables|Fantasy|Teams|Wrestling
  Culture|Arts|Art & design|Books|Film|Movies|Music|TV|Television|TV & Radio|Radio|Stage|Theater|Theatre|Games|Gaming
  Lifestyle|Life|Living|Style|Fashion|Beauty|Food|Food & Drink|Recipes|Home & Garden|Home|Family|Parents|Women|Men|Love
  Travel|Destinations|Hotels|Cars|Autos|Motoring|Property|Real Estate|Homes|Jobs|Careers|Classifieds|Obituaries|Weddings
  Education|Schools|Crime|Courts|Local|Local News|National|International|Europe|Asia|Africa|Americas|Middle East
  Australia|China|India|Canada|Latin America|Asia Pacific|Region|Suburbs|Metro|City|Counties|Traffic|Weather|Lottery
  Entertainment|Celebrity|Celebrities|Showbiz|Gossip|Royals|People|Features|Magazine|Weekend|Sunday|Today's Paper|Archive
  Archives|Blogs|Forums|Community|Events|Calendar|Contests|Quizzes|Crosswords|Puzzles|Horoscopes|Comics|Photos|Pictures
  Photo Galleries|Galleries|Video|Videos|Podcasts|Audio|Live|Live TV|Watch Live|Watch|Listen|Shows|TV Listings|Schedules
  Graphics|Interactives|Special Reports|Investigations|Fact Check|Explainers|Data|In Depth|Long Reads|Series|Topics|Tags
  Newsletters|Newsletter|E-Edition|ePaper|Print Edition|Digital Edition|Apps|Mobile|Mobile Apps|Alerts|RSS|RSS Feeds
  Search|Home|Homepage|Front Page|Latest|Latest News|Breaking News|Top Stories|Most Popular|Trending|Popular|Today
  Subscribe|Subscriptions|Subscriber Services|Manage Subscription|Sign In|Sign Up|Log In|Log Out|Login|Register|My Account
  My Profile|Account Settings|Help|FAQ|Support|Contact|Contact Us|About|About Us|Our Team|Who We Are|Press Room|Investors
  Advertise|Advertise With Us|Advertising|Media Kit|Marketplace|Shop|Store|Deals|Coupons|Offers|Gift Cards|Rewards
  Stocks|Bonds|Commodities|Currencies|Mutual Funds|ETFs|Banking|Insurance|Mortgages|Retirement|Taxes|Small Business
  Start-ups|Startups|Leadership|Management|Media|Telecoms|Retail|Transport|Aerospace|Autos & Trucks|Healthcare|Pharma
  Apple|Google|Microsoft|Mobile Phones|Phones|Laptops|Tablets|Gadgets|Reviews|How To|Software|Security|Internet|Social Media
  Space|Physics|Animals|Nature|History|Archaeology|Mind|Wellbeing|Fitness|Nutrition|Mental Health|Coronavirus|Diseases
  Columns|Comment|Analysis|Insight|Perspectives|Debate|Ideas|Voices|Essays|Interviews|Profiles|Briefing|Morning Briefing
  More|More...|More +|See all|View all|View All News|See More|Show More|All Sections|All Topics|A-Z|Sections|Menu|Close|Back
  Pets|Gardening|DIY|Interior Design|Architecture|Photography|Dance|Classical|Opera|Museums|Exhibitions|Festivals
  North|South|East|West|Midlands|Scotland|Wales|Northern Ireland|Ireland|London|Manchester|New York|California|Texas
  Washington|Boston|Chicago|Los Angeles|San Francisco|Singapore|Hong Kong|Malaysia|Thailand|Philippines|Japan|Korea
  Religion|Faith|Charity|Volunteering|Military|Defence|Immigration|Elections|Congress|White House|Parliament|Brexit
`);

/** Small tools and links that stand alone on a line, anywhere on the page. */
export const TOOLS = items(`
  Share|Share this|Share this article|Share this story|Share on Facebook|Share on Twitter|Share via Email|Share on WhatsApp
  Tweet|Like|Recommend|Pin it|Email|E-mail|Email this|Print|Print this article|Save|Save article|Bookmark|Copy link|Link copied
  Facebook|Twitter|X|LinkedIn|Pinterest|Reddit|WhatsApp|Instagram|YouTube|Google+|Flipboard|Messenger|Telegram|Tumblr|Digg
  <n> Comments|<n> comments|<n> shares|<n>k shares|<n> Shares|Comments (<n>)|Comment|Comments|View comments|Jump to comments
  Leave a comment|Post a comment|Add a comment|Join the conversation|Start the conversation|Be the first to comment|No comments yet
  Text size|Text Size: A A A|A A A|Font size|Small|Medium|Large|Listen|Listen to article|Listen - <n> min|<n> min read|<n> minute read
  Reading time: <n> minutes|Play|Pause|Mute|Play video|Watch video|Replay|<clock>|0:00 / <clock>|1x|Loading...|Loading|Close|×|+|-
  View gallery|View image in fullscreen|Toggle caption|Hide caption|Enlarge|Enlarge image|Click to enlarge|Open in new window
  Next|Previous|Next image|Previous image|<n> of <n>|<n>/<n>|Back to top|Top|Go|Submit|Cancel|OK|Done|Yes|No|Skip|Undo
  Follow|Following|Unfollow|Follow this author|Follow us|Follow us on Twitter|Follow us on Facebook|Subscribe|Sign up|Register
  Advertisement|ADVERTISEMENT|Advertisement - story continues below|Article continues below advertisement|Ad|Sponsored|Paid content
  Story continues below|Continue reading|Read more|Read More »|More »|More|Show more|See more|Show less|Full story|Read full article
  Report a typo|Report an error|Corrections|Send a letter to the editor|Reprints|Permissions|Reprints and permissions|Republish
  Give feedback|Feedback|Flag|Report|Report abuse|Reply|Hide replies|View <n> replies|Oldest|Newest|Best|Sort by|Filter
  Get alerts|Turn on notifications|Remind me later|Not now|Maybe later|Got it|Accept|I agree|Accept all|Manage preferences
  This article is more than <n> years old|First published on <date>|Story highlights|Key points|At a glance|Topics
`);

export const TOP = rows(`
  Skip to main content
  Skip to content
  Skip to navigation
  Skip to main content Skip to navigation
  Jump to navigation
  Accessibility help
  Enable accessibility
  Toggle navigation
  Toggle menu
  Open menu
  Close menu
  Menu
  Search
  Search input
  Search for:
  Search this site
  Enter search term
  What are you looking for?
  Sign in
  Sign in | Register
  Sign In / Sign Up
  Log in
  Log in Subscribe
  Hello, <first>
  Welcome, Guest
  Your account
  Subscribe
  Subscribe now
  Subscribe for $1
  Subscribe from <n>p a day
  Start your free trial
  Support independent journalism
  Make a contribution
  Donate
  UK edition
  US edition
  Europe edition
  International edition
  Switch edition
  Change location
  English
  Español
  中文
  <brand>
  <BRAND>
  <brand> homepage
  <brand> - Back to home
  <brand>.com
  <brand> | <slogan>
  <slogan>
  <weekday>, <date>
  <weekday> <date>
  <date>
  Updated: <clock>
  Last updated <clock>
  <city> <n>°
  <n>°F
  <n>°C
  Partly cloudy
  Weather: <city> <n>°C
  Hi: <n>°C / Lo: <n>°C
  Dow 2<n>,<n> +0.<n>%
  FTSE 100 7,<n>.<n> -0.<n>%
  Nasdaq 1<n>,<n>.<n>
  BREAKING
  Breaking News:
  LIVE
  LIVE UPDATES
  On Now
  Trending:
  Trending now
  Hot topics
  In the news
  What's trending
  Just in
  Top stories
  Today's top stories
  Don't miss
  Advertisement
  ADVERTISEMENT
  Your browser is out of date. Please update it to view this site properly.
  You are using an outdated browser. Please upgrade your browser to improve your experience.
  JavaScript appears to be disabled. Some parts of this page will not work without it.
  For the best experience on our site, be sure to turn on Javascript in your browser.
  Thanks for visiting! You have <n> free articles left this month.
  You've read your last free article. Subscribe to keep reading.
  This site requires JavaScript to be enabled.
`);

export const CONSENT = rows(`
  We use cookies to give you the best experience on our site. By continuing to browse you agree to our use of cookies.
  This website uses cookies. By using this site you agree to our Cookie Policy and our Privacy Policy.
  We and our partners store and access information on your device, such as cookies, to show you personalised ads and to measure what is read.
  <brand> has updated its Privacy Policy and Terms of Service, effective <date>. By using this site, you agree to them.
  Cookies help us run this site, remember your choices and show advertising. You can change your settings at any time.
  Our privacy policy has changed. Please take a moment to read it. If you carry on using this site we will take it that you accept.
  Your privacy is important to us. We have changed the way we handle data, and ask you to review your choices.
  We value your privacy. With your permission we and <n> partners may use precise location data and store cookies to provide and improve services.
  To help make this website better, to improve and personalise your experience and for advertising purposes, are you happy to accept cookies and other technologies?
  By clicking "Accept" you consent to the use of cookies as told in our Cookie Notice.
  You have been opted out of the sale of personal information. Read more in our Privacy Notice.
  Under the General Data Protection Regulation, access to <brand> from your region asks for your consent, which you may withdraw at any time.
  This site uses cookies. Accept all
  We use cookies to improve your experience. By continuing you accept our privacy policy.
  By continuing to use this website you agree to our terms of use and our privacy policy.
  Our website uses cookies. OK
  Find out more about our cookies
  Cookie settings
  Accept and continue
  I accept
  Manage cookies
  Learn more
  Do not sell my personal information
`);

export const NEWSLETTER = rows(`
  Sign up to our newsletter
  Sign up for <brand> Daily
  Get the day's top stories in your inbox every morning
  Get our free morning email with the stories that matter
  The news you need, delivered to your inbox each weekday.
  Stay up to date with notifications from <brand>
  Enter your email address
  Email address
  Your email
  Please enter a valid email address
  Please try again
  Thank you for signing up!
  You are now subscribed.
  By signing up you agree to our terms and conditions and privacy policy.
  By submitting your email, you agree to our Terms and Privacy Policy and to receive email from us.
  We will use your information in line with our Privacy Notice. You can unsubscribe at any time.
  Privacy Notice: Newsletters may contain information about charities, online advertisements, and content funded by others.
  skip past newsletter promotion
  after newsletter promotion
  Free weekly newsletter
  Sign up
  SIGN UP
  Subscribe to our newsletter for the latest on travel, food and the arts, and never miss a story.
  Want the best of <brand>? Subscribe to our weekend edition and save half.
  Follow <brand> on Twitter and like us on Facebook for more stories like this.
  Download the <brand> app for breaking news alerts.
  Already a subscriber? Log in
  Your subscription makes our reporting possible. Support local journalism.
  Unlimited digital access, from $1 a week.
`);

/** What sites say to those who do not pay, in the midst of the text; a block is a row of them. */
export const PAYWALL = rows(`
  This story is for subscribers only
  THIS STORY IS FOR SUBSCRIBERS
  Subscribe now to read the latest from <city> and beyond.
  Unlimited access to <brand> on the web, on your phone and in the app.
  Columns by <name>, <name> and others, and a newsletter for members only.
  <brand> E-Edition, a copy of the printed paper to read on any screen, with puzzles and crosswords.
  A chance to comment and to talk with our writers.
  Support local reporting.
  REGISTER TO READ ON
  Make an account or sign in to go on reading.
  Read articles from across the country with one account.
  Tell us what you think and join the conversation in the comments.
  Enjoy more articles each month.
  Get updates by email from the writers you like.
  Sign in or make an account
  Already get the paper at home? Your subscription includes the website. Activate it here.
  or
  Continue
  View offers
  You have <n> free stories left this month.
  Members read without advertising.
  The video could not be loaded. Try again, or tap here to see other videos from our team.
  This advertisement has not loaded yet.
  Thanks for signing up! A welcome email is on its way. If you do not see it, please check your junk folder.
  The next issue of <brand> Today will soon be in your inbox.
  We ran into a problem while signing you up. Please try again.
  Want more of this? Browse our newsletters.
  Add <brand> as a preferred source
  If you buy something through links in our stories, we may earn a commission. This helps to pay for our reporting.
  Do you have something to tell about this? Share it in the comments, or write to us at news@<domain>.
  We want to hear from you: tell us how the strike has changed your day, and we may publish what you say.
`);

/** Short lines that a page has again and again between its paragraphs. */
export const MARKERS = items(`
  Article content|Story text|Advertisement|ADVERTISEMENT|Ad|Image|Text|Paragraph|Close ad|Content continues
`);

/** Posts that an article shows, with whose they are. */
export const POSTS = rows(`
  Doors shut at platform two and nobody tells us why. Third time this week!;— <name> (@<handle>) <date>
  We know of the fault and are on our way. More soon. (1/2);— <brand> (@<handle>) <date>
  What a morning at the harbour pic.twitter.com/h7Kd20aQ;— <name> (@<handle>) <date>
  No words. #<city>;— <first> (@<handle>) <date>
  So proud of this team, and of a town that never stopped singing.;A post shared by <name> (@<handle>)
`);

/** Who the writer is, below the text. */
export const BIOS = rows(`
  <name> is a writer in <city>. Follow her on Twitter: @<handle>
  <name> covers schools and courts for <brand>. He lives in <city>.
  <name> is the author of three books about the sea and teaches in <city>.
  Contact <name> at news@<domain>
  <brand> is an independent news organisation that has reported from <city> since <year>.
  More by <name>
  View all posts by <name>
  Follow <name>
`);

/** Figures of a chart, as a bare text has them. */
export const CHART = items(`
  0|100|200|300|'09|'10|'11|'12|2010|2012|2014|2016|2018|$900|billion|percent|25%|50%|Source: Statistics Office|Jan.|July
`);

export const RELATED_HEADINGS = items(`
  Related|Related Articles|Related articles|Related Stories|Related stories|Related News|RELATED|RELATED STORIES|Related Topics
  Read more|Read More|READ MORE|Read next|Read Next|More on this story|More on this topic|More stories|More Stories|More News
  More from <brand>|More in <section>|MORE IN <SECTION>|More from this section|Also in <section>|You may also like|You might also like
  You may also be interested in|Recommended|Recommended for you|Recommended Stories|Editors' Picks|Editor's Picks|Editor's choice
  Don't miss|Don't Miss|Most Read|Most read|Most Popular|MOST POPULAR|Most Viewed|Most Shared|Most Emailed|Most Commented|Popular Now
  Trending|Trending Now|TRENDING|Latest|Latest News|LATEST|Latest headlines|Top Stories|TOP STORIES|Headlines|In Case You Missed It
  Up next|Next article|Next story|Previous article|From around the web|Around the Web|From our partners|Sponsored Stories|Promoted Stories
  Paid Partner Content|Sponsored Content|Featured|Features|In Pictures|Today's Headlines|What to read next|See also|See Also|Elsewhere on <brand>
  Recent Posts|Recent posts|Popular Posts|Related Posts|Related posts|Similar articles|Other stories|Top picks|Watch|Videos|Top Videos
`);

export const HEADLINES = rows(`
  Council votes to close three village libraries
  Why your heating bill is about to rise again
  Five things to know before the polls open
  The best tents for a wet weekend
  Fire crews called to warehouse blaze near railway station
  Man charged after car hits crowd outside pub
  Rescue dog finds owner's wedding ring in compost heap
  How a tiny island runs on seaweed
  'I lost everything in ten minutes': families speak of flood
  Bank to cut 400 jobs as customers move online
  Opinion: We need to talk about rent
  What the budget means for you
  Watch: Otter steals cyclist's lunch
  Teachers threaten strike over pay offer
  Ex-minister denies lying to inquiry
  Scientists map the sea floor with sound
  Recipe: lentil soup with burnt lemon
  Quiz: how well do you know the week's news?
  Mother of two wins marathon at first attempt
  City's last cinema to become flats
  Ten beaches you can reach by train
  Inside the secret world of competitive knitting
  Coach hails young side after late winner
  Striker ruled out for six weeks with knee injury
  Transfer news LIVE: midfielder lands for medical
  Player ratings as hosts slip to third defeat
  Who will win the title? Our experts give their verdicts
  Police appeal for witnesses after jewellery raid
  Teenager found safe after two nights on mountain
  Airline scraps fee for hand luggage
  Is this the end of the office?
  Phone maker unveils folding screen
  Shares slide as trade talks stall
  Oil climbs on supply fears
  Gold steadies ahead of jobs data
  Central bank holds rates, signals cut in autumn
  The quiet genius of the number 11 bus
  Pictures of the week: carnival, kites and a very large pumpkin
  Doctors warn over fake diet pills
  Study links short sleep to weight gain
  Half of nurses thinking of leaving, survey finds
  New vaccine trial shows promise
  Senator says she will not seek third term
  Governor signs bill on school meals
  Judge blocks plan to clear homeless camp
  Mayor apologises for party photo
  Ministers urged to act on river pollution
  Trains cancelled as storm batters coast
  Weather: heavy rain and gales to continue
  Travel chaos as runway closes
  Actor's widow tells of final days
  Singer cancels tour dates after surgery
  Review: a thriller that forgets to thrill
  The 25 best novels of the year so far
  TV tonight: spies, bakers and a haunted house
  She moved to the country. Then the pigs arrived
  Everything we know about the new season
  How to get rid of moths for good
  The one mistake most people make with pasta
  This simple trick could cut your insurance in half
  Doctors stunned by what this grandmother drinks every day
  Locals in your area are switching to these hearing aids
  You won't believe what these child stars look like now
  27 photos that show how life used to be
  Here's what a new roof should cost you
  Investors pile into little-known battery firm
  Farmers fear worst harvest in decades
  Village pub wins national prize
  Pensioner fights off burglar with mop
  Lottery winner still working at the fish counter
  Campaigners march against airport plan
  Court rejects appeal in toxic waste case
  Three arrested in drugs raid
  Woman, 91, scales cathedral for charity
  Crash closes motorway in both directions
  Bus drivers accept new pay deal
  Hospital apologises over lost records
  Fans queue overnight for concert tickets
  Museum returns bronze to its home
  Eclipse: when and where to see it
  Letters: the case for slower trains
  Cartoon: the view from the hill
  Podcast: what next for the rebels?
  Analysis: a victory that settles little
  Live updates: results as they come in
  Explained: the row over fishing rights
  Sponsored: smart ways to fund a new kitchen
  Gallery: the floods from above
  Our verdict on this week's big releases
  Gunman kills two at shopping centre
  Ferry sinks off southern coast, dozens missing
  Rebels seize border town
  Protesters clash with police in capital
  Parliament backs early election
  President names new foreign minister
  Leaders meet to discuss debt relief
  Quake shakes northern province
  Drought pushes millions into hunger
  Diplomats expelled in spying row
  UN calls for ceasefire
  Tourists evacuated as volcano stirs
  Opposition leader jailed for five years
  Factory fire kills eleven
  Pope to visit earthquake zone
  Dock workers end week-long stoppage
  Chip shortage hits car plants
  Retail sales fall for third month
  Watchdog fines energy supplier
  Start-up raises $40m to grow steak
  The house that moved: an architect's revenge
  Get the look: spring coats
  Win a weekend for two by the sea
  Heat wave to last into next week
  Bear breaks into bakery, leaves with eclairs
  Boy, 6, calls police over maths homework
`);

export const SUMMARIES = rows(`
  Residents say they were told of the plan only last week, and that no one had asked them.
  The company said that it would speak to unions about the cuts before the end of the year.
  A rise in wholesale prices is likely to reach households by the winter, the regulator has warned.
  Our guide to what is open, what is closed and where to find a table.
  It began with a note through the door and ended in court.
  The 34-year-old was held after officers stopped a van on the ring road.
  The side have now gone six games without a win and sit two points above the bottom three.
  She tells us about grief, good luck and why she still drives a bus on Saturdays.
  Critics say the scheme is too small. The minister says it is only the beginning.
  Researchers looked at the records of 12,000 people over two decades.
  From cliff walks to crab sandwiches, our writers pick their favourite corners of the coast.
  The bill now goes to the governor, who has said that she will sign it.
  Shares in the group fell as much as 7% in early trading.
  It is the third time this month that the line has had to close.
  There is more to this quiet town than its famous cheese.
  Forecasters expect up to four inches of rain in places by Sunday night.
  The star had been due to play eleven shows in the spring.
  Plus: the dog that went to sea, and how to pickle almost anything.
  Two people are being treated in hospital. Nobody else is thought to be hurt.
  The party has ruled itself out of a coalition, but its leader faces calls to think again.
  Officials said that the ship had sent no distress call before it was lost.
  What the polls say, who is standing and when we will know the result.
  We tested 40 of them so that you do not have to.
  The verdict came after a trial that lasted eleven weeks.
  Aid agencies say that roads are cut off and that clean water is running out.
`);

export const COMMENTS = rows(`
  Great article, thanks for writing this.
  Totally agree. About time somebody said it.
  This is complete nonsense. Did the author even visit the place?
  I have lived here for thirty years and nothing ever changes, whoever is in charge.
  lol
  So who is going to pay for all this? Us, as usual.
  Thank you for this. My father went through the same thing last year and we had no idea where to turn.
  First!
  @<first> you clearly didn't read past the headline
  What a shame. I remember when you could walk there in ten minutes and park for free.
  Couldn't agree more with what you said above. The problem is that they only listen when it's their own backyard, and by then it's too late for everybody else.
  Why do they keep doing this??? It makes no sense
  I'd like to see the numbers behind that claim. As far as I know the figures were the other way round in the last report, and nobody has explained why they changed.
  Good for her! We need more people like this.
  Not surprised at all.
  RIP, thoughts with the family
  My wife and I went there in 2009 and loved it. The food was wonderful, the people were kind, and we have been telling our friends to go ever since.
  Sorry but this is just clickbait.
  Does anybody know if the offer is still open?
  It's a bit rich to blame the drivers when the roads are full of holes.
  I think you will find it is spelled differently.
  Interesting read, though I wish it had said more about the cost.
  Wow. Just wow.
  As a nurse I can tell you that we have been saying this for years. Nobody wanted to know until it was on the news.
  The comments here are worse than the article.
  Same old story: big promises before the vote, silence after it.
  Can't wait for the second part!
  You people never learn, do you
  I bought one of these and sent it back after a week. The battery hardly lasts until lunch.
  There are two sides to this. On the one hand people need jobs; on the other hand no one wants a quarry next to a school. Maybe there's a middle way, if only they would sit down and talk.
`);

export const COMMENT_FORM = rows(`
  Leave a Reply
  Leave a reply
  Leave a comment
  Post a Comment
  Add your comment
  Your email address will not be published. Required fields are marked *
  Name *
  Name (required)
  Email *
  Mail (will not be published) (required)
  Website
  Comment
  Cancel reply
  Click here to cancel reply.
  Notify me of follow-up comments by email.
  Notify me of new posts by email.
  Save my name, email, and website in this browser for the next time I comment.
  You must be logged in to post a comment.
  Please log in to leave a comment
  Log in to comment
  Comments are closed.
  Comments are moderated and will not appear until they have been approved.
  Please keep comments respectful and on topic. Read our community guidelines.
  The views expressed in the contents above are those of our users and do not necessarily reflect the views of <brand>.
  This is a space for friendly debate. By posting here you agree to our rules, and we may remove what breaks them.
  Submit
  Post comment
  Post
  Preview
  Sort by: Newest first
  Show all comments
  Load more comments
  View all <n> comments
  Powered by Disqus
  Comments
  COMMENTS
  <n> Comments
  Comments (<n>)
  Join the conversation
  What do you think?
  Have your say
  Sign in to join the discussion
`);

export const LEGAL = rows(`
  © <year> <brand>. All rights reserved.
  © Copyright <year> <brand>
  Copyright © <year> <brand> Media Group Ltd. All Rights Reserved.
  Copyright <year> The Associated Press. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.
  All material is the copyright of <brand> and may not be reproduced without permission.
  No part of this site may be copied, stored or passed on without our written consent.
  <brand> is a registered trademark of <brand> Holdings, Inc.
  Published by <brand> Ltd, 14 Quay Street, <city>. Registered in England No. 0<n>1<n>.
  Use of this site constitutes acceptance of our User Agreement and Privacy Policy.
  Your use of this website means that you accept our Terms of Use. Quotes are delayed by at least 15 minutes.
  <brand> may earn a commission when you buy through links on our site.
  We may be paid for links to other sites; this does not affect what we write.
  The content of this site is for general information only and is no substitute for advice from a doctor.
  <brand> is not responsible for the content of external sites.
  Terms of Use | Privacy Policy | Cookie Policy
  Terms & Conditions
  Terms of Service
  Privacy Policy
  Privacy
  Cookie Policy
  Cookies
  Your Ad Choices
  Ad Choices
  AdChoices
  Modern Slavery Statement
  California Privacy Rights
  Do Not Sell My Info
  Accessibility
  Accessibility Statement
  Editorial Standards
  Code of Ethics
  Complaints
  Complaints & corrections
  Site Map
  Sitemap
  Site Index
  Powered by WordPress
  Designed by <brand> Digital
  Part of the <brand> network
  Follow us
  Connect with us
  Stay connected
  Contact the newsroom: news@<domain>
  Call us: 0<n>0 <n>6 <n>7
  Tel: +44 20 7946 0<n>
  Back to top
  Return to top
  About our ads
  Licensing
  Syndication
  Work for us
  Delivery
  Newsroom
  How to pitch
  Download our app
  App Store
  Google Play
`);

export const BYLINES = rows(`
  By <name>
  By <NAME>
  BY <NAME>
  by <name>
  By <name> and <name>
  By <name>, <brand>
  By <name>, <brand> Staff Writer
  By <name>, Political Correspondent
  By <name> in <city>
  By <name> | <brand>
  By <name> - <date>
  By <name> on <date>
  By <name>, <date> <clock>
  By <name>, The Associated Press
  By <name> | <email>
  <name>
  <NAME>
  <name> and <name>
  <name>, <city>
  <name> in <city>
  <name>, Staff Reporter
  <name> Staff Writer
  <name> Health Correspondent
  <name> | Staff reporter
  <name>, <brand>
  <brand> Staff
  Staff and agencies
  Associated Press
  <city> (Reuters)
  Reuters
  Agence France-Presse
  Posted by <name>
  Posted by <name> on <date>
  Written by <name>
  Story by <name>
  Words by <name>
  From <name>, <brand>
`);

export const DATES = rows(`
  <date>
  <weekday>, <date>
  <weekday> <date>
  <weekday> <date> <clock>
  <date> <clock>
  <date> | <clock>
  <date>, <clock>
  <date> at <clock>
  Published <date>
  Published: <date>
  Published <clock>, <date>
  Published: <clock> EST, <date>
  PUBLISHED: <clock>, <date>
  First published on <weekday> <date> <clock>
  Last modified on <weekday> <date> <clock>
  Updated <date>
  Updated: <clock>, <date>
  Updated <clock> ET, <weekday> <date>
  UPDATED: <clock> BST, <date>
  Posted: <date>
  Posted <date> <clock>
  Posted on <date> by <name>
  Created: <date>
  Originally published <date>
  Last updated on <date> at <clock>
  <n> hours ago
  <n> minutes ago
  Yesterday at <clock>
  <date> / <clock> / <brand>
`);

export const CAPTIONS = rows(`
  The <thing> in <city> on <weekday>.
  <name> speaks to reporters outside the <thing> on <weekday>.
  <name>, left, with <name> at the <thing> in <year>.
  Firefighters at the <thing> in <city>.
  People walk past the <thing> in <city>, <date>.
  <name> (right) said the <thing> would open in <year>.
  An undated photo of the <thing>.
  FILE - In this <date> file photo, <name> arrives at the <thing> in <city>.
  <name> in <year>
  The <thing>
  A view of the <thing>
  <name>
  Volunteers clean up near the <thing>
  <name>, who has worked at the <thing> since <year>, says she has seen nothing like it.
`);

export const CREDITS = rows(`
  (<name>/<brand>)
  Photo: <name>
  Photograph: <name>/Reuters
  Photo by <name>
  PHOTO: <NAME>
  Image: <name>
  Image: Getty Images
  Picture: <name>
  Credit: <name>
  Credit: AP
  Credit... <name> for <brand>
  Getty Images
  AP Photo/<name>
  (AP Photo/<name>)
  REUTERS/<name>
  <name> / AFP
  <name>/<brand>
  Source: Reuters
  Photo courtesy of <name>
  Courtesy of the <thing>
  File photo
  Image source, Getty Images
  Image caption,
`);

/** Who wrote it and who helped, below the text. */
export const SIGNATURES = rows(`
  Reporting by <name> in <city>; editing by <name>
  (Reporting by <name>; Editing by <name> and <name>)
  <name> contributed to this report.
  Associated Press writers <name> and <name> contributed to this report.
  <name> is a staff writer at <brand>.
  <name> reported from <city>.
  Additional reporting by <name>
  Contact <name> at <email> or 555-0<n>.
  Email <name> at <email>.
  Follow <name> on Twitter: @<handle>
  Reach <name> at <email>; follow @<handle>.
  <name> is a writer based in <city>. Her latest book is about bees.
  <name> covers courts and crime for <brand>. He can be reached at <email>.
  - <name>
  <name>
  <brand>
  Copyright <year> The Associated Press.
`);

export const SUBHEADS = items(`
  A long road|What happens next|'No regrets'|Early years|The cost|How it works|Who pays?|A town divided|Looking ahead
  The numbers|Background|"We were not asked"|The response|Why now?|Falling sales|The other side|Lessons learned|Second thoughts
  WHAT THEY SAID|THE BOTTOM LINE|WHO IS AFFECTED|Early life|Key dates|Verdict|Conclusion|Getting there|Where to stay
`);

/** Lists and tables that are the article's own, one for each row; `;` divides their lines. */
export const OWN_LISTS = rows(`
  The Lantern Keeper;Ruth Alder; illustrated by Tom Vane;Quay Press, $16.99; ages 4-8;A boy and his aunt keep the light on an island that no map has. The pictures are half of the tale.;Mister Ottoline's Hat;Greta Moor;Hill Books, $12.99; ages 3-6;A hat is lost on a train, and the whole town sets out to look for it.
  Ask for a receipt;Keep to the marked paths and out of the dunes;;Work only in the places set aside for it; and;Follow the rules of the market and keep your pitch clean.
  The tours were sold out in an hour. Here is what you need to know:;• Tickets can only be had online, not by telephone;• There are no tickets at the door;• Forty more will be on sale on Friday at 2 p.m.
  Fennel and orange salad;Serves 4;2 bulbs of fennel;3 oranges, peeled and sliced;Olive oil;Slice the fennel as thinly as you can and put it in cold water for ten minutes.;Drain it, add the oranges, and dress it with oil and a little salt.
  18:42 The minister has left the building by a side door. He did not speak.;18:15 About two hundred people are still outside.;17:50 A window has been broken on the third floor, the police say.
  The ending, North Pier;First dance, The Tailor's Year;Best chase, Nine Miles
  Bordeaux 2018, Chateau Lume ($24.99);Dark fruit and cedar, softer than you would think.;Bottom line: B+. Drink it with lamb.;Riesling 2020, Haus Velt ($17.50);Dry, with lime and slate.;Bottom line: A-. A bottle for the garden.
  Ingredients;2 cups flour;1 teaspoon salt;3 eggs, beaten;Half a cup of milk;Method;Heat the oven to 180C.;Mix the flour and the salt, then add the eggs.
  Results:;Hartwell 2 Moss Bank 1;Ashby 0 Tarn 0;Colne Vale 3 Redmire 2
  1. Wash your hands often.;2. Keep a distance.;3. Stay at home if you feel ill.
  • Rents up 4 percent;• Wages up 2 percent;• Savings down for a third year
  Opening hours;Monday to Friday: 9am to 5pm;Saturday: 10am to 4pm;Sunday: closed
  Team | P | W | D | L | Pts;Hartwell | 12 | 9 | 2 | 1 | 29;Tarn | 12 | 8 | 2 | 2 | 26
  What: Spring flower show;When: Saturday and Sunday, 10 a.m. to 4 p.m.;Where: County Fairgrounds;Tickets: $8, children free
  Name: Alma Reyes;Age: 52;Job: Harbour pilot;Favourite book: The Odyssey
  Q: How long did it take?;A: About six years, on and off. There were months when I did nothing at all.;Q: And the ending?;A: That came first.
  Year;Visitors;2016;41,200;2017;39,870;2018;44,015
  - Do not pay up front.;- Ask for a written quote.;- Call the council if you are in doubt.
  Price: £24,995;Engine: 1.5-litre petrol;Top speed: 121mph;0-62mph: 9.4 seconds
  Friday;Colne Vale v Redmire, 7.45pm;Saturday;Hartwell v Tarn, 3pm;Ashby v Moss Bank, 3pm;Sunday;Port Ellis v Linden, 2pm;Stowe v Marlow Town, 4:30pm
  Fixtures;Saturday, May 4;Redmire v Ashby;Tarn v Colne Vale;Sunday, May 5;Linden v Hartwell
  <weekday>;Hartwell vs. Tarn, 7 p.m.;Ashby vs. Redmire, 8 p.m.
  Ingredients;- 2 cups red lentils;- 1 onion;- 3 tbsp butter;- Pepper to taste;Step 1: Wash the lentils and leave them to drain.;Step 2: Fry the onion in the butter.;Step 3: Add water and cook for half an hour.
  You will need;300g plain flour;120g cold butter;1 egg yolk;How to make it;Rub the butter into the flour.;Add the yolk and a little water.;Chill the dough for an hour.
  1. <name> (Norway) 4:12.01;2. <name> (Spain) 4:12.05;3. <name> (Kenya) 4:13.44
  1 <name> 68 71 70;2 <name> 70 70 70;3 <name> 69 72 71
  Hartwell: <name>, <name>, <name>, <name>;Tarn: <name>, <name>, <name>, <name>
  Rice: $1.10 a kilo;Onions: 80 cents a kilo;Eggs: $2.40 a dozen;Cooking oil: $3.15 a litre
  - Petrol: 1.62 a litre;- Diesel: 1.58 a litre;- Heating oil: 1.01 a litre
  7:00 Doors open;7:30 <name>;8:15 <name> and band;9:30 Fireworks
  Depart <city> 6.10am;Arrive <city> 9.25am;Return 5.40pm
  The winners:;Best picture: The Lantern Keeper;Best actor: <name>;Best song: Nine Miles
  What to bring:;- A passport or identity card;- Two photographs;- The form, filled in
`);

/** Sentences of the article's own that have words of chrome. */
export const LIKE_CHROME = rows(`
  Share your meal with a neighbour, the charity says, and you will both eat better.
  Follow the river for two miles and you come to the mill.
  "Read more, worry less," she told the class.
  Most popular with the children was the fire engine, which let them sound the horn.
  Sign up by Friday if you want to run, the organisers say.
  Subscribe to that view and you will find few friends in the village.
  Contact between the two sides has been rare since the talks failed.
  Comments by the minister last week had angered both camps.
  Print runs have fallen by half in ten years, and two of the town's three presses are silent.
  Search teams found the boat at first light.
  Next, they will test the engine at sea.
  About us they know nothing, he said, and they do not ask.
  "Share this with the people on your street," the mayor told reporters.
  "Follow us and you will see how it is done," she told the visitors.
  "Sign up today," he said, and most of the hall did.
  "Subscribe or do not, we will print it all the same," the editor said.
  Comment on the ruling came from both sides within the hour.
  Contact your doctor if the cough lasts, the ministry advises.
`);

export const FILLERS: Readonly<Record<string, readonly string[]>> = {
  brand: items(
    'The Quay Gazette|Northbank Times|Prairie Star|The Daily Lantern|Harbor Tribune|Cedar Valley News|Island Mail|The Moorland Post|Bluewater Herald|CityWire|Metro Beacon|Pacific Courier|The Weekly Anvil|TechLoom|Kite News|The Tidewater Sun|WQXN|Channel 9 News',
  ),
  slogan: items(
    'News that matters|Your town, your paper|First with the news|Independent since 1871|The voice of the valley',
  ),
  section: items(
    'News|World|Business|Politics|Sport|Sports|Health|Science|Tech|Technology|Opinion|Culture|Entertainment|Travel|Local|Lifestyle|Money|Education',
  ),
  first: items('Maria|Tom|Aisha|Wei|Carlos|Emma|Jack|Priya|Noah|Grace'),
  name: items(
    "Maria Feld|Tom Ashworth|Aisha Rahman|Li Wei Tan|Carlos Ortega|Emma Stroud|Jack O'Dell|Priya Menon|Noah Brandt|Grace Okoro|Helen McTavish|Dmitri Volkov|Sarah-Jane Pike|R. J. Cole|Ben Whitlock|Yuki Mori|Fatima Haddad|Liam Byrne|Ana Lucia Prado|George H. Wynne",
  ),
  city: items(
    'London|Leeds|Cardiff|Dublin|Boston|Tulsa|Reno|Denver|Sydney|Perth|Mumbai|Singapore|Hong Kong|Nairobi|Toronto|Paris|WASHINGTON|NEW YORK',
  ),
  thing: items(
    'town hall|harbour|stadium|county court|old mill|new bridge|museum|hospital|refinery|school|market|railway station',
  ),
  weekday: items('Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|Wed|Thu|Fri|Sat|Sun'),
  handle: items('mariafeld|tomash|newsdesk|jackodell|gokoro'),
  email: items('mfeld@quaygazette.example|news@prairiestar.example|tom.ashworth@citywire.example'),
  domain: items('quaygazette.example|prairiestar.example|northbank.example.com'),
};

export const MONTHS = items(
  'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct|Nov|Dec|Jan.|Feb.|Aug.|Sept.|Oct.|Nov.|Dec.',
);
