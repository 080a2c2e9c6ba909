import { table } from './cases';

const published = '2024-08-28';

describe('dates: durations', () => {
  table({ published }, [
    'Ông tại nhiệm [3 năm=P3Y].',
    'Trong [vài năm gần đây=PXY], giá tăng.',
    'Khách đông [mấy ngày gần đây=PXD].',
    'Khách gần đây vắng, [ba năm=P3Y] gần như trôi qua.',
    'Bão mạnh thêm trong [24 đến 48 giờ tiếp theo=PT24H/PT48H].',
    'Nghỉ lễ [4 ngày sắp tới=P4D].',
    'Họ nghỉ [4 ngày=P4D] sắp xếp lại kho.',
    'Phạt tù từ [2 năm đến 7 năm=P2Y/P7Y].',
    'Cần [vài tuần đến vài tháng=PXW/PXM] để lành.',
    'Ông làm [10 năm=P10Y] đến hết đời.',
    'Tàu chạy từ [14 giờ=T14:00] đến [15 giờ=T15:00].',
    'Về đích sau [4 giờ 3 phút 29 giây=PT4H3M29S].',
    'Chỉ [một vài phút=PTXM] lơ là.',
    'Một vài người đợi [vài phút=PTXM].',
    'Xe chạy [trên 5 năm=P5Y] phải kiểm định.',
    'Ảnh chụp trên ba chiếc xe.',
    '[Vài ba ngày=PXD] là xong.',
    'Chị nằm viện [mười mấy năm nay=PXY].',
    'Đá có tuổi [5 - 6 triệu năm=P5000000Y/P6000000Y].',
    'Thông tin lan [những ngày vừa qua=PXD].',
    'Nghề sống lại [những năm trở lại đây=PXY].',
    'Chuyến thăm kéo dài [hai ngày=P2D].',
    'Họp trong [30 phút=PT30M].',
    'Chờ [gần hai giờ=PT2H] mới tới lượt.',
    'Sau [hơn 14 năm=P14Y] chờ đợi, cầu mới xong.',
    'Chỉ còn [chưa đầy hai tuần=P2W].',
    'Công trình mất [hai thập kỷ=P20Y].',
    'Trong [10 năm qua=P10Y], rừng thu hẹp.',
    'Khách sẽ tăng trong [ba tháng tới=P3M].',
    'Học nghề [nửa năm=P6M].',
    'Nghỉ [nửa tháng=P15D] để dưỡng bệnh.',
    'Chờ [nửa tiếng=PT30M] ngoài mưa.',
    'Anh xa nhà [nhiều năm=PXY].',
    'Cô vắng mặt [vài ngày=PXD].',
    'Khách nhập viện [hai hôm trước=2024-08-26], ra viện sau [hai hôm=P2D].',
    'Phiên [thứ Hai=2024-08-26] [hôm qua=2024-08-27] đã hoãn.',
    'Tin đến chỉ [ít giờ=PTXH] sau khi tàu cập bến.',
    'Bài bị gỡ [cách đây ít phút=PTXM].',
    'Ít người biết, và ít nhất năm lần anh bỏ cuộc.',
    'Bị giam [2-3 năm=P2Y/P3Y].',
    'Dự kiến [3 đến 5 ngày=P3D/P5D] thì thông đường.',
    'Bảo hành [90 ngày=P90D].',
    'Thi công [một năm rưỡi=P18M].',
    'Đi [bốn giờ rưỡi=PT4H30M] đường núi.',
    'Trận đấu kéo dài [một tiếng rưỡi=PT1H30M].',
    'Trung bình [9,5 ngày=P9.5D] mới xong.',
    'Bệnh trẻ hóa [vài năm trở lại đây=PXY].',
    'Chất vấn [hai ngày rưỡi=P2.5D].',
    'Nghỉ [nửa ngày=PT12H].',
    'Bay [2 giờ 30 phút=PT2H30M].',
    'Tù [3 năm 6 tháng=P3Y6M] vì tội lừa đảo.',
    'Xây suốt [năm năm=P5Y].',
    'Ở lại [năm ngày=P5D] để thu thập số liệu.',
    'Làm việc [hai mươi lăm năm=P25Y] ở một xưởng.',
    'Chăm mẹ [mười lăm ngày=P15D].',
    'Cây sống [1.000 năm=P1000Y].',
    'Đợi [hàng chục năm=PXY] mới có đường.',
    'Dạy học [nửa thế kỷ=P50Y].',
    'Mưa [một ngày đêm=P1D] không dứt.',
    'Kỷ niệm [60 năm=P60Y] thành lập trường.',
    'Tàu trễ [hai ba ngày=P2D/P3D].',
    'Chờ [1,5 năm=P18M] để được ghép thận.',
    'Trực [24/24 giờ=PT24H] tại đê.',
    '[Ba tháng=P3M] sau vụ cháy, chợ mở lại.',
    'Chỉ [27 phút=PT27M] sau, lửa tắt.',
    'Còn [11 ngày=P11D] nữa là khai hội.',
    'Đọc nhiều [24h qua=PT24H]',
    'Sao này hình thành [4 tỷ năm=P4000000000Y] rồi nguội.',
    'Xin nghỉ [6 tiếng=PT6H] để đưa con đi khám.',
    'Nghỉ [hai ngày=P2D] [5-6/9=2024-09-05/2024-09-06].',
  ]);

  describe('no durations', () => {
    table({ published }, [
      'Cụ ông 77 tuổi vẫn đi cày.',
      'Bé 3 tháng tuổi được cứu sống.',
      'Năm thứ hai liên tiếp mất mùa.',
      'Phút 67, bóng chạm xà.',
      'Một ngày nào đó anh sẽ về.',
      'Bà trải qua 5 mùa hè ở đảo.',
      'Xe chạy 60 km/h trên cầu.',
      'Gói cước 90.000 đồng không giới hạn.',
      'Tập ba càng hấp dẫn.',
      'Hai đêm nhạc cháy vé.',
      'Chương trình lớp ba khá nặng.',
    ]);
  });
});

describe('dates: sets', () => {
  table({ published }, [
    'Lễ hội tổ chức [hằng năm=SET P1Y].',
    'Tin nhắn gửi [hàng tuần=SET P1W].',
    'Giá được cập nhật [hằng ngày=SET P1D].',
    'Tiền điện trả [mỗi tháng=SET P1M].',
    'Chợ họp [mỗi thứ Hai=SET XXXX-WXX-1].',
    'Phà chạy [thứ Bảy hằng tuần=SET XXXX-WXX-6].',
    'Giải đấu diễn ra [hai năm một lần=SET P2Y].',
    'Kiểm tra [3 tháng một lần=SET P3M].',
    'Cô chạy bộ [mỗi sáng=SET P1D].',
    'Xe miễn phí [mỗi cuối tuần=SET XXXX-WXX-WE].',
    'Lương trả [ngày 5 hằng tháng=SET XXXX-XX-05].',
    'Báo ra [thứ Ba=SET XXXX-WXX-2] và [thứ Sáu hằng tuần=SET XXXX-WXX-5].',
    'Bảo dưỡng [mỗi 6 tháng=SET P6M].',
    'Làng mở hội [mỗi mùa xuân=SET P1Y].',
    'Giỗ tổ nghề [ngày 12/3 hằng năm=SET XXXX-03-12].',
  ]);
  describe('no sets', () => {
    table({ published }, [
      'Mỗi người một việc.',
      'Hàng quán đóng cửa.',
      'Từng bước tháo gỡ khó khăn.',
      'Hàng trăm hộ dân di dời.',
    ]);
  });
});

describe('dates: what is counted from, also roughly', () => {
  table({ published }, [
    '[Vài giờ sau=PTXH], đường thông.',
    '[Ít phút sau=PTXM], đội khách gỡ hòa.',
    'Chỉ [vài ngày sau=PXD], chợ họp lại.',
    '[Vài phút sau đó=PTXM], xe bốc cháy.',
    '[Vài giờ trước=PTXH], họ còn ở bến.',
    'Họ cưới [tháng 3/2023=2023-03]. [Hơn một năm sau=2024], họ dọn nhà.',
    'Mưa [ngày 20/8=2024-08-20]. [Gần ba ngày sau=2024-08-23] nước mới rút.',
    '[Hơn 20 phút sau=PT20M], lửa tắt.',
    'Ông gọi về nhà [trước đó ít phút=PTXM].',
    '[Sau đó vài tháng=PXM], họ cưới nhau.',
    'Clip bị gỡ chỉ [vài giờ=PTXH] sau khi đăng.',
    'Đường thông [vài giờ=PTXH] sau vụ sạt lở.',
    'Họ dọn nhà [hơn một năm=P1Y] sau bão.',
    'Sau đó [3 ngày=P3D] liền trời mưa.',
    'Chỉ [3 ngày=P3D] sau, chợ họp lại.',
  ]);
});

describe('dates: rough amounts', () => {
  table({ published }, [
    'Chờ [một ít tháng=PXM] rồi tính.',
    'Ông ở đảo [đôi ba năm=PXY].',
    'Ông có đôi giày, đi đôi ngày là rách.',
    '[Bao năm qua=PXY], bà vẫn đợi.',
    'Bao giờ cầu xong, và chờ bao năm nữa?',
    'Ông ở tù [cả chục năm=PXY].',
    'Xa quê [mươi năm=P10Y].',
    'Xa quê [hai mươi năm=P20Y].',
    'Học [năm rưỡi=P18M] thì nghỉ.',
    'Chờ [hơn tiếng rưỡi=PT1H30M] mới tới lượt.',
    'Chờ [hàng tiếng đồng hồ=PTXH].',
    'Họp [hàng giờ=PTXH] liền, mất [hàng tháng=PXM] trời.',
    'Tiền trả [hàng tháng=SET P1M], tin cập nhật hàng giờ.',
  ]);
});

describe('dates: hedges', () => {
  table({ published }, [
    'Phạt tù [dưới 3 năm=P3Y].',
    'Chờ [không đầy hai tuần=P2W].',
    'Xa quê [ngót nghét 20 năm=P20Y].',
    'Xa quê [suýt soát 20 năm=P20Y].',
    'Xa quê [non nửa năm=P6M].',
    '[Hơn tháng nay=P1M], trời không mưa.',
    'Giá cao hơn [năm nay=2024].',
    'Ở lại tối thiểu [6 tháng=P6M], tối đa [1 năm=P1Y].',
    'Trẻ dưới 3 tháng tuổi, nhà dưới năm tầng.',
    'Núi non năm ngọn, xe không đầy năm người.',
    'Điểm thi trong [3 năm gần nhất=P3Y].',
    'Họ đi chợ gần nhất.',
  ]);
});

describe('dates: how often', () => {
  table({ published }, [
    'Uống thuốc [ngày 2 lần=SET P1D].',
    'Uống thuốc [ngày hai lần=SET P1D] sau bữa ăn.',
    'Họ họp [tuần một lần=SET P1W].',
    'Cây được tưới [2 lần/ngày=SET P1D], bón [một lần/tháng=SET P1M].',
    'Trong ngày 2 lần mất điện; giá vé 20.000 đồng/lần/ngày.',
    'Anh đến năm 2 lần đầu tiên.',
    'Họ bay [hai ngày=P2D] 3 lần.',
    '[Thường ngày=SET P1D], anh đi xe máy.',
    'Bình thường ngày nào cũng mưa.',
    '[Ngày ngày=SET P1D] bà ra chợ, [đêm đêm=SET P1D] bà ngồi khâu.',
    'Ngày ngày càng ngắn.',
    'Bà ngồi khâu [hàng tối=SET P1D].',
    'Cửa hàng [tối qua=2024-08-27TEV] đóng cửa.',
  ]);
});
